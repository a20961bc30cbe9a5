// Gives the tables marked for it headings that sort. The page is complete without it.
(() => {
  // Names are Vietnamese in either language of the page: đ follows d, tones come after letters.
  const alphabet = new Intl.Collator("vi");
  const number = cell => {
    if (!cell) return NaN;
    if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
    return cell.classList.contains("num") ? Number(cell.textContent.replace(/[^\d-]/g, "")) : NaN;
  };
  for (const table of document.querySelectorAll("table[data-sorting]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      // No `button`: browsers leave those out where they repeat the head of a table on the next sheet.
      const button = document.createElement("span");
      button.className = "sort";
      button.tabIndex = 0;
      button.setAttribute("role", "button");
      button.title = table.dataset.sorting + " " + head.textContent.trim();
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("keydown", event => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        button.click();
      });
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "descending"
          || (!head.hasAttribute("aria-sort") && !head.classList.contains("num"));
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows].map(row => {
          const value = number(row.cells[at]);
          return { row, value, text: row.cells[at].textContent.trim() };
        });
        rows.sort((a, b) => {
          const order = Number.isNaN(a.value) || Number.isNaN(b.value)
            ? alphabet.compare(a.text, b.text) : a.value - b.value;
          return down ? order : -order;
        });
        table.tBodies[0].append(...rows.map(entry => entry.row));
      });
    });
  }
})();

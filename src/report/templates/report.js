// Filters the table and the details. The page is complete without it.
(() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("tr[data-procedure]")];
  const articles = new Map([...document.querySelectorAll("article[data-procedure]")].map(a => [a.dataset.procedure, a]));
  if (!form || rows.length < 2) return;
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const parts = (row, key) => row.dataset[key].split("|").filter(Boolean);
  for (const key of ["sector", "power", "criterion"]) {
    const found = [...new Set(rows.flatMap(row => parts(row, key)))].sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    const select = form.elements[key];
    select.append(new Option(form.dataset.any, ""), ...found.map(word => new Option(word, word)));
    select.parentElement.hidden = found.length < 2;
  }
  const apply = () => {
    const wanted = plain(form.elements.text.value.trim());
    let shown = 0;
    for (const row of rows) {
      const fits = plain(row.dataset.text).includes(wanted)
        && ["sector", "power", "criterion"].every(key => !form.elements[key].value || parts(row, key).includes(form.elements[key].value));
      row.hidden = !fits;
      const article = articles.get(row.dataset.procedure);
      if (article) article.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    form.elements.count.value = form.dataset.count + ": " + shown + "/" + rows.length;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  apply();
})();

// Narrows the page down to what is asked for, and keeps that in its address. The page is complete without it.
(() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("tr[data-procedure]")];
  if (!form || !rows.length) return;
  const fields = ["text", "sector", "authority", "criterion", "level", "agency", "sort"].filter(name => form.elements[name]);
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const value = name => form.elements[name] ? form.elements[name].value.trim() : "";
  // A page may hold a thousand procedures: what no filter asks for is not looked up, and nothing is touched that stays as
  // it is.
  const once = make => { let made; return () => made ??= make(); };
  const entries = rows.map(row => {
    const article = document.getElementById(row.dataset.procedure);
    const own = selector => once(() => article ? [...article.querySelectorAll(selector)] : []);
    return {
      row, article, text: once(() => plain(row.dataset.text)), agencies: once(() => row.dataset.agency.split("|")),
      findings: own("li.finding"), cards: own(".card[data-authority]"),
    };
  });
  const fits = (part, name) => !value(name) || part.dataset[name] === value(name);
  const show = (part, wanted) => { if (part.hidden === wanted) part.hidden = !wanted; return wanted; };
  let [byFinding, byCard] = [false, false];
  const apply = () => {
    const words = plain(value("text")).split(/\s+/).filter(Boolean);
    const [by, sector, agency] = [value("sort"), value("sector"), value("agency")];
    const [ofFinding, ofCard] = [Boolean(value("criterion") || value("level")), Boolean(value("authority"))];
    const [lookFinding, lookCard] = [ofFinding || byFinding, ofCard || byCard];
    [byFinding, byCard] = [ofFinding, ofCard];
    let [procedures, findings, proposals] = [0, 0, 0];
    for (const entry of entries) {
      const found = lookFinding
        ? entry.findings().filter(item => show(item, fits(item, "criterion") && fits(item, "level"))).length
        : Number(entry.row.dataset.found);
      const made = lookCard
        ? entry.cards().filter(card => show(card, fits(card, "authority"))).length
        : Number(entry.row.dataset.made);
      const wanted = (!sector || entry.row.dataset.sector === sector) && (found > 0 || !ofFinding) && (made > 0 || !ofCard)
        && (!agency || entry.agencies().includes(agency)) && words.every(word => entry.text().includes(word));
      show(entry.row, wanted);
      if (entry.article) show(entry.article, wanted);
      if (wanted) { procedures += 1; findings += found; proposals += made; }
    }
    if (by !== ordered) {
      ordered = by;
      const sorted = [...entries].sort((a, b) => by
        ? Number(b.row.dataset[by]) - Number(a.row.dataset[by]) || a.row.dataset.number - b.row.dataset.number
        : a.row.dataset.number - b.row.dataset.number);
      for (const head of document.querySelectorAll(".overview th[aria-sort]")) head.removeAttribute("aria-sort");
      rows[0].parentElement.append(...sorted.map(entry => entry.row));
      const articles = sorted.map(entry => entry.article).filter(Boolean);
      if (articles.length) articles[0].parentElement.append(...articles);
    }
    const count = form.elements.count;
    count.value = `${procedures}/${entries.length} ${count.dataset.procedures} · ${findings} ${count.dataset.findings} · ${proposals} ${count.dataset.proposals}`;
    document.querySelector(".nothing").hidden = procedures > 0;
  };
  let ordered = "";
  // `#?sector=land&level=error` is a choice; any other address names a part of the page.
  const keep = () => {
    const chosen = new URLSearchParams(fields.map(name => [name, value(name)]).filter(pair => pair[1]));
    const address = String(chosen) ? "#?" + chosen : "#procedures";
    if (String(chosen) || location.hash.startsWith("#?")) history.replaceState(null, "", address);
  };
  const read = () => {
    if (location.hash.startsWith("#?")) {
      const chosen = new URLSearchParams(location.hash.slice(2));
      for (const name of fields) form.elements[name].value = chosen.get(name) || "";
      apply();
      form.scrollIntoView();
      return;
    }
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  const opener = form.elements.open;
  opener.addEventListener("click", () => {
    const open = opener.textContent === opener.dataset.open;
    for (const fold of document.querySelectorAll("details.fold")) fold.open = open;
    opener.textContent = open ? opener.dataset.close : opener.dataset.open;
  });
  form.addEventListener("input", () => { apply(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); keep(); }));
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  apply();
  read();
})();

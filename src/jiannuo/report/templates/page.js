(() => {
  "use strict";
  const page = document.documentElement;
  const narrow = matchMedia("(max-width: 960px)");
  const all = (within, what) => Array.from(within.querySelectorAll(what));
  page.classList.add("js");

  // One leaf: its text, its rows, its filters.
  function openLeaf(leaf) {
    const rows = all(leaf, ".row"), themes = all(leaf, ".theme"), panel = leaf.querySelector(".panel");
    const list = leaf.querySelector(".rows"), handle = leaf.querySelector(".handle"), form = leaf.querySelector(".filters");
    const search = leaf.querySelector("[data-search]"), numbers = leaf.querySelector("[data-numbers]");
    const selects = all(leaf, "[data-filter]"), kinds = all(leaf, ".kinds button"), reset = leaf.querySelector(".reset");
    const words = rows.map((row) => row.textContent.toLowerCase());
    const markOf = (row) => document.getElementById(row.id.replace("r", "s"));
    let kind = "", chosen = null;

    function fits(row, place) {
      const facts = row.dataset;
      const asked = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      return (!kind || facts.kind === kind)
        && (!numbers.checked || facts.numbers !== "0")
        && selects.every((select) => !select.value || facts[select.dataset.filter].split(" ").includes(select.value))
        && asked.every((word) => words[place].includes(word));
    }

    function filter() {
      let shown = 0;
      rows.forEach((row, place) => {
        const fit = fits(row, place);
        shown += fit;
        row.hidden = !fit;
        const mark = markOf(row);
        if (mark) { mark.classList.toggle("off", !fit); mark.tabIndex = fit ? 0 : -1; }
      });
      themes.forEach((theme) => {
        let next = theme.nextElementSibling, any = false;
        while (next && !next.classList.contains("theme")) { any = any || !next.hidden; next = next.nextElementSibling; }
        theme.hidden = !any;
      });
      kinds.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.kind === kind)));
      const said = document.body.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
      all(leaf, ".shown").forEach((place) => { place.textContent = said; });
      leaf.querySelector(".nothing").hidden = shown > 0;
      reset.hidden = shown === rows.length;
    }

    function drawer(open) {
      panel.classList.add("slides");
      panel.classList.toggle("open", open);
      handle.setAttribute("aria-expanded", String(open));
    }

    function choose(row, goTo) {
      all(leaf, ".on").forEach((old) => old.classList.remove("on"));
      const mark = markOf(row);
      chosen = row;
      [row, mark].forEach((part) => part && part.classList.add("on"));
      if (goTo !== "row" && mark) {
        if (narrow.matches) drawer(false);
        mark.scrollIntoView({ block: "center" });
        if (goTo === "mark") mark.focus({ preventScroll: true });
      }
      if (goTo !== "mark") {
        if (goTo === "row" && narrow.matches) drawer(true);
        const away = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
        list.scrollTop += away - Math.max(44, (list.clientHeight - row.offsetHeight) / 2);
        if (goTo === "row") row.querySelector(".quote").focus({ preventScroll: true });
      }
    }

    function step(by) {
      const seen = rows.filter((row) => !row.hidden);
      if (!seen.length) return;
      const at = seen.indexOf(chosen);
      choose(seen[Math.min(Math.max(at < 0 ? 0 : at + by, 0), seen.length - 1)], "both");
    }

    leaf.addEventListener("click", (event) => {
      const mark = event.target.closest(".mark"), row = event.target.closest(".row");
      const theme = event.target.closest("button[data-theme]");
      if (mark || row) {
        event.preventDefault();
        if (mark) {
          const its = document.getElementById(mark.id.replace("s", "r"));
          if (its.hidden) clear();
          choose(its, "row");
        } else if (!String(getSelection())) choose(row, "mark");
      } else if (theme) {
        selects.find((select) => select.dataset.filter === "theme").value = theme.dataset.theme;
        filter();
        (narrow.matches ? panel : leaf.querySelector(".work")).scrollIntoView();
        if (narrow.matches) drawer(true);
      }
    });
    function clear() { form.reset(); kind = ""; filter(); }
    kinds.forEach((button) => button.addEventListener("click", () => { kind = button.dataset.kind; filter(); }));
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    reset.addEventListener("click", clear);
    handle.addEventListener("click", () => drawer(!panel.classList.contains("open")));
    leaf.querySelector("[data-left]").addEventListener("change", (event) => leaf.classList.toggle("show-left", event.target.checked));
    leaf.addEventListener("keydown", (event) => { if (event.key === "Escape") drawer(false); });
    const more = leaf.querySelector(".more"), unfold = () => { more.open = !narrow.matches; };
    narrow.addEventListener("change", unfold);
    unfold();
    if (narrow.matches) leaf.querySelector(".overview").open = false;
    filter();
    return { step, choose };
  }

  const leaves = all(document, ".leaf"), tabs = all(document, ".tab"), acts = leaves.map(openLeaf);
  let current = 0;

  function turnTo(place) {
    current = place;
    leaves.forEach((leaf, at) => { leaf.hidden = at !== place; });
    tabs.forEach((tab, at) => { tab.setAttribute("aria-current", String(at === place)); });
  }

  function follow(hash) {
    const found = hash && document.getElementById(hash.slice(1));
    const leaf = found && found.closest(".leaf");
    if (!leaf) return false;
    turnTo(leaves.indexOf(leaf));
    if (found.matches(".mark, .row")) {
      acts[current].choose(document.getElementById(found.id.replace("s", "r")), "both");
    }
    return true;
  }

  tabs.forEach((tab, place) => tab.addEventListener("click", (event) => {
    event.preventDefault();
    turnTo(place);
    scrollTo(0, 0);
    history.replaceState(null, "", tab.hash);
  }));
  addEventListener("hashchange", () => follow(location.hash));
  if (leaves.length && !follow(location.hash)) turnTo(0);

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "J") acts[current].step(1);
    if (event.key === "k" || event.key === "K") acts[current].step(-1);
  });

  // What is said of a number, in a small note beside it.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  all(document, ".num").forEach((number) => { number.dataset.tip = number.title; number.removeAttribute("title"); });
  document.addEventListener("mouseover", (event) => {
    const number = event.target.closest(".num");
    tip.hidden = !number;
    if (!number) return;
    tip.textContent = number.dataset.tip;
    const box = number.getBoundingClientRect(), size = tip.getBoundingClientRect();
    tip.style.left = Math.max(12, Math.min(box.left, innerWidth - size.width - 12)) + "px";
    tip.style.top = (box.top - size.height - 8 > 0 ? box.top - size.height - 8 : box.bottom + 8) + "px";
  });
})();

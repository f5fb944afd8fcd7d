/* The page of `kg view`: draws the graph, and shows for each line the sentences that it stands for.
   All text goes in as text (textContent), never as markup; the script needs nothing from outside the file. */
"use strict";
(() => {
  const read = (name) => JSON.parse(document.getElementById("data-" + name).textContent);
  const nodes = read("nodes"), edges = read("edges"), claims = read("claims"), palette = read("palette");
  const $ = (id) => document.getElementById(id);
  const node = new Map(nodes.map((n) => [n.id, n]));
  const kinds = new Map(palette.kinds.map((k) => [k.id, k]));
  const certainties = new Map(palette.certainties.map((c) => [c.id, c]));
  const edgesOf = new Map(nodes.map((n) => [n.id, []]));
  const edgesOfClaim = claims.map(() => []);
  for (const edge of edges) {
    edgesOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
    if (edge.certainty !== "link") for (const index of edge.claims) edgesOfClaim[index].push(edge);
  }
  const off = { kinds: new Set(), certainties: new Set() };
  let type = "", chosen = null, network = null, drawnNodes = null, drawnEdges = null;

  /* --- small helpers ------------------------------------------------------------------------------------------------ */
  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined) continue;
      if (name === "onclick") made.addEventListener("click", value);
      else made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null));  // append() makes text nodes of strings
    return made;
  }
  const bdi = (text) => el("bdi", { dir: "auto" }, text);
  const theme = () => document.documentElement.dataset.theme;
  const paint = (entry) => entry[theme()];
  const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function source(claim, words) {
    let url;
    try { url = new URL(claim.link); } catch { return null; }
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
  }

  /* --- what is visible ---------------------------------------------------------------------------------------------- */
  const nodeOn = (n) => !off.kinds.has(n.kind);
  const claimOn = (claim) => !type || claim.type === type;
  const edgeOn = (edge) => !off.certainties.has(edge.certainty) && nodeOn(node.get(edge.from)) && nodeOn(node.get(edge.to))
    && (edge.certainty === "link" ? !type : edge.claims.some((index) => claimOn(claims[index])));
  const nodeSeen = (n) => nodeOn(n) && edgesOf.get(n.id).some(edgeOn);

  /* --- the picture -------------------------------------------------------------------------------------------------- */
  function near() {
    if (!chosen) return null;
    if (chosen.node) return new Set([chosen.node, ...edgesOf.get(chosen.node).filter(edgeOn).flatMap((e) => [e.from, e.to])]);
    return new Set([chosen.edge.from, chosen.edge.to]);
  }
  function nodeLook(n, lit) {
    const dim = lit && !lit.has(n.id), colour = paint(kinds.get(n.kind)), matter = n.kind === "Matter";
    const border = chosen && chosen.node === n.id ? variable("--accent") : matter ? variable("--line") : colour;
    return {
      id: n.id, hidden: !nodeSeen(n), opacity: dim ? 0.25 : 1, borderWidth: chosen && chosen.node === n.id ? 4 : 1,
      color: { background: colour, border, highlight: { background: colour, border: variable("--accent") } },
      font: { color: dim ? variable("--line") : matter ? variable("--quiet") : variable("--ink"), size: matter ? 15 : 19,
              face: "system-ui, sans-serif", strokeWidth: matter ? 0 : 4, strokeColor: variable("--raised") },
    };
  }
  function edgeLook(edge, lit) {
    const on = chosen && (chosen.edge === edge || (chosen.node && (edge.from === chosen.node || edge.to === chosen.node)));
    const entry = certainties.get(edge.certainty), dim = lit && !on;
    const colour = paint(entry);
    return {
      id: edge.id, hidden: !edgeOn(edge), dashes: entry.dashes, width: on ? 3 : edge.certainty === "link" ? 1 : edge.width,
      color: { color: colour, highlight: chosen && chosen.edge === edge ? variable("--accent") : colour, hover: colour, opacity: dim ? 0.18 : 1 },
      font: { color: dim ? "transparent" : edge.certainty === "denied" ? paint(entry) : variable("--quiet"), size: 15,
              face: "system-ui, sans-serif", strokeWidth: dim ? 0 : 5, strokeColor: variable("--raised"), align: "horizontal" },
    };
  }
  function refresh() {
    const lit = near();
    drawnNodes.update(nodes.map((n) => nodeLook(n, lit)));
    drawnEdges.update(edges.map((edge) => edgeLook(edge, lit)));
    const rows = [...$("rows").children];
    rows.forEach((row, index) => {
      row.hidden = !(claimOn(claims[index]) && edgesOfClaim[index].some(edgeOn));
      row.setAttribute("aria-current", String(Boolean(chosen && chosen.claims.includes(index))));
    });
    const seen = rows.filter((row) => !row.hidden).length;
    $("shown").textContent = seen === claims.length ? `All ${seen} claims of the picture.` : `${seen} of ${claims.length} claims; the filters above hide the others.`;
  }
  function draw() {
    drawnNodes = new vis.DataSet(nodes.map((n) => ({ ...n, ...nodeLook(n, null) })));
    drawnEdges = new vis.DataSet(edges.map((edge) => ({ ...edge, ...edgeLook(edge, null) })));
    const options = read("options");
    options.edges.scaling = { label: { drawThreshold: edges.length > 60 ? 9 : 5 } };  // a crowd of lines shows its words from near
    network = new vis.Network($("graph"), { nodes: drawnNodes, edges: drawnEdges }, options);
    network.on("click", (event) => {
      if (event.nodes.length) chooseNode(event.nodes[0]);
      else if (event.edges.length) chooseEdge(edges.find((edge) => edge.id === event.edges[0]));
      else clear();
    });
    network.on("hoverEdge", () => { $("graph").style.cursor = "pointer"; });
    network.on("hoverNode", () => { $("graph").style.cursor = "pointer"; });
    network.on("blurEdge", () => { $("graph").style.cursor = ""; });
    network.on("blurNode", () => { $("graph").style.cursor = ""; });
    start();
  }
  function start() {  // all of it where names stay readable, else the busiest point and what is around it
    network.fit();
    const [least, legible] = matchMedia("(max-width: 760px)").matches ? [0.42, 0.55] : [0.25, 0.3];
    if (network.getScale() >= least || !nodes.length) return;
    const busiest = nodes.reduce((best, n) => (edgesOf.get(n.id).length > edgesOf.get(best.id).length ? n : best));
    network.moveTo({ position: { x: busiest.x, y: busiest.y }, scale: legible });
  }
  const glide = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  function centre(ids) {
    network.fit({ nodes: ids, animation: glide(), maxZoomLevel: 1.1 });
  }

  /* --- choosing ----------------------------------------------------------------------------------------------------- */
  function choose(next, heading) {
    chosen = next;
    const shown = next.claims.filter((index) => claimOn(claims[index]));
    $("panel").replaceChildren(el("h2", {}, bdi(heading)), ...shown.map((index) => card(claims[index])));
    $("panel").scrollTop = 0;
    refresh();
  }
  function chooseEdge(edge) {
    const ends = `${node.get(edge.from).name} → ${node.get(edge.to).name}`;
    choose({ edge, claims: edge.claims }, edge.certainty === "link" ? `${ends}: acts for` : ends);
    network.selectEdges([edge.id]);
  }
  function chooseNode(id) {
    const indices = [...new Set(edgesOf.get(id).filter(edgeOn).flatMap((edge) => edge.claims))].sort((a, b) => a - b);
    choose({ node: id, claims: indices }, node.get(id).name);
    const about = [kinds.get(node.get(id).kind).name, node.get(id).country].filter(Boolean).join(" · ");
    $("panel").firstChild.after(el("p", { class: "note" }, `${about} · ${indices.length} ${indices.length === 1 ? "claim" : "claims"}`));
    network.selectNodes([id], false);
  }
  function chooseClaim(index) {
    const edge = edgesOfClaim[index].find(edgeOn) || edgesOfClaim[index][0];
    choose({ edge, claims: [index] }, `${claims[index].who} → ${claims[index].whom}`);
    network.selectEdges([edge.id]);
    centre([edge.from, edge.to]);
    if (matchMedia("(max-width: 760px)").matches) $("panel").scrollIntoView();
    else $("stage").scrollIntoView({ block: "nearest" });
    $("panel").focus({ preventScroll: true });
  }
  function clear() {
    chosen = null;
    network.unselectAll();
    $("panel").replaceChildren(
      el("h2", {}, "Where does it say so?"),
      el("p", { class: "note" }, "Click a line to read the sentence that it stands for, with the words that say it marked. Click a point for everything about it. The rows of the table below do the same."));
    refresh();
  }

  /* --- the panel ---------------------------------------------------------------------------------------------------- */
  const marked = (claim) => {
    const [before, words, after] = claim.parts;
    return el("bdi", { dir: "auto" }, before, words ? el("mark", {}, words) : null, after);
  };
  function card(claim) {
    const facts = el("dl", {});
    const fact = (name, value, look) => { if (value) facts.append(el("dt", {}, name), el("dd", { class: look || null }, typeof value === "string" ? bdi(value) : value)); };
    fact("Said by", claim.speaker);
    fact("How sure", claim.sure, claim.certainty === "denied" ? "denied" : null);
    fact("When", claim.when);
    fact("Event", claim.kind);
    fact("Publisher", claim.publisher);
    fact("Published", claim.published);
    fact("Article", claim.title);
    fact("Source", source(claim, "Open at this sentence"));
    return el("article", { class: "card" }, el("h3", {}, bdi(claim.headline)), el("blockquote", {}, marked(claim)), facts);
  }

  /* --- the table ---------------------------------------------------------------------------------------------------- */
  function row(claim, index) {
    const cell = (name, content) => el("td", { "data-name": name }, content);
    const what = el("button", { type: "button", "aria-label": `Show in the picture: ${claim.headline}` }, bdi(claim.words));
    const made = el("tr", {}, cell("Date", claim.date), cell("Who", bdi(claim.who)), cell("What", what), cell("To whom", bdi(claim.whom)),
      cell("How sure", el("span", { class: claim.certainty === "denied" ? "denied" : null }, claim.sure)), cell("Said by", bdi(claim.speaker)),
      cell("Sentence", el("div", { class: "clip" }, marked(claim))), cell("Source", source(claim, claim.publisher) || bdi(claim.publisher)));
    made.addEventListener("click", (event) => { if (!event.target.closest("a")) chooseClaim(index); });
    return made;
  }

  /* --- legend, filters, search -------------------------------------------------------------------------------------- */
  function svg(tag, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }
  const outlines = { dot: "M8 2a6 6 0 1 0 .01 0z", square: "M2.500 2.500h11v11h-11z", diamond: "M8 1l7 7-7 7-7-7z", triangle: "M8 2l7 12h-14z", triangleDown: "M8 14l7-12h-14z",
    star: "M8 1l2 5h5l-4 3.500 1.500 5.500-4.500-3-4.500 3 1.500-5.500-4-3.500h5z", hexagon: "M4.500 2h7l3.500 6-3.500 6h-7l-3.500-6z", box: "M1 4h14v8h-14z" };
  const shapeIcon = (kind) => svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: outlines[kind.shape], fill: paint(kind), stroke: variable("--line") }));
  const lineIcon = (entry) => svg("svg", { width: 34, height: 10, "aria-hidden": "true" },
    svg("line", { x1: 1, x2: 33, y1: 5, y2: 5, stroke: paint(entry), "stroke-width": 2.5, "stroke-dasharray": entry.dashes ? entry.dashes.map((d) => d * 0.8).join(" ") : "none" }));
  function key(entry, icon, count, hidden) {
    const button = el("button", { type: "button", class: "key", "aria-pressed": String(!hidden.has(entry.id)), title: "Show or hide" },
      icon, el("span", { class: "name" }, entry.name), el("span", { class: "count" }, String(count)));
    button.addEventListener("click", () => {
      if (!hidden.delete(entry.id)) hidden.add(entry.id);
      button.setAttribute("aria-pressed", String(!hidden.has(entry.id)));
      refresh();
    });
    return button;
  }
  function legend() {
    const of = (list, name) => list.reduce((sums, item) => sums.set(item[name], (sums.get(item[name]) || 0) + 1), new Map());
    const drawn = of(nodes, "kind"), sure = of(claims, "certainty"), links = edges.filter((edge) => edge.certainty === "link").length;
    if (links) sure.set("link", links);
    $("keys").replaceChildren(
      ...palette.kinds.filter((k) => drawn.has(k.id)).map((k) => key(k, shapeIcon(k), drawn.get(k.id), off.kinds)),
      ...palette.certainties.filter((c) => sure.has(c.id)).map((c) => key(c, lineIcon(c), sure.get(c.id), off.certainties)));
  }
  function types() {
    const counts = new Map();
    for (const claim of claims) counts.set(claim.type, { kind: claim.type_name, count: (counts.get(claim.type)?.count || 0) + 1 });
    for (const [id, entry] of [...counts].sort((a, b) => (a[1].kind < b[1].kind ? -1 : 1)))
      $("type").append(el("option", { value: id }, `${entry.kind} (${entry.count})`));
  }
  function matches(words) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const fits = (text) => wanted.every((word) => fold(text).includes(word));
    const found = nodes.filter((n) => nodeSeen(n) && fits(n.name)).map((n) => ({ name: n.name, go: () => { chooseNode(n.id); centre([n.id]); } }));
    const said = claims.map((claim, index) => [claim, index]).filter(([claim, index]) => claimOn(claim) && edgesOfClaim[index].some(edgeOn) && fits(claim.headline))
      .map(([claim, index]) => ({ name: claim.headline, go: () => chooseClaim(index) }));
    return wanted.length ? [...found, ...said].slice(0, 8) : [];
  }
  function offer() {
    const found = matches($("search").value);
    const pick = (entry) => { $("found").hidden = true; entry.go(); };
    $("found").hidden = !$("search").value.trim();
    $("found").replaceChildren(...found.map((entry) => el("li", {}, el("button", { type: "button", onclick: () => pick(entry) }, bdi(entry.name)))));
    if (!found.length) $("found").append(el("p", {}, "Nothing drawn here has this name."));
    return found.length ? () => pick(found[0]) : () => {};
  }
  function reset() {
    off.kinds.clear(); off.certainties.clear();
    type = $("type").value = $("search").value = "";
    $("found").hidden = true;
    legend(); clear(); start();
  }
  function setTheme(name) {
    document.documentElement.dataset.theme = name;
    if (network) { legend(); refresh(); }
  }
  function listen() {
    let first = () => {};
    $("search").addEventListener("input", () => { first = offer(); });
    $("search").addEventListener("focus", () => { if ($("search").value) first = offer(); });
    $("search").addEventListener("keydown", (event) => {
      if (event.key === "Enter") first();
      if (event.key === "Escape") $("found").hidden = true;
      if (event.key === "ArrowDown" && $("found").querySelector("button")) { event.preventDefault(); $("found").querySelector("button").focus(); }
    });
    $("found").addEventListener("keydown", (event) => {
      const list = [...$("found").querySelectorAll("button")], at = list.indexOf(document.activeElement);
      if (event.key === "ArrowDown") { event.preventDefault(); (list[at + 1] || list[at]).focus(); }
      if (event.key === "ArrowUp") { event.preventDefault(); (list[at - 1] || $("search")).focus(); }
      if (event.key === "Escape") { $("found").hidden = true; $("search").focus(); }
    });
    document.addEventListener("click", (event) => { if (!event.target.closest(".search")) $("found").hidden = true; });
    $("type").addEventListener("change", () => { type = $("type").value; clear(); });
    $("reset").addEventListener("click", reset);
    $("fit").addEventListener("click", () => network.fit({ animation: glide() }));
    $("closer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.3 }));
    $("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.3 }));
    $("theme").addEventListener("click", () => setTheme(theme() === "dark" ? "light" : "dark"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => setTheme(event.matches ? "dark" : "light"));
  }

  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  if (matchMedia("(max-width: 760px)").matches) $("legend").open = false;
  $("rows").append(...claims.map(row));
  types();
  draw();
  legend();
  listen();
  clear();
  window.newsgraph = { network, edges, nodes };  // for scripts that drive the page; holds nothing that is not drawn
})();

/* The graph: draws it, and shows for each line the sentences that it stands for. The same script serves the file of `kg view` and the
   Explore page of `kg serve`: there it fetches what it draws, and more of it where a point is opened.
   All text goes in as text (textContent), never as markup; the script needs nothing from outside. */
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const read = (name) => JSON.parse($("data-" + name).textContent);
  const palette = read("palette"), viewer = $("viewer");
  const served = viewer.dataset.source || null;  // address of what to draw; a file has it all inside
  const kinds = new Map(palette.kinds.map((k) => [k.id, k]));
  const certainties = new Map(palette.certainties.map((c) => [c.id, c]));
  const off = { kinds: new Set(), certainties: new Set() };
  const places = new Map(), pinned = new Set();  // what was moved by hand, and what stays there whatever happens
  const TALL = 1.5, NAMED = 0.4, LEGIBLE = 0.3;  // share of the points whose names are shown, and a scale at which there is room for most
  let nodes = [], edges = [], claims = [], node = new Map(), edgesOf = new Map(), edgesOfClaim = [];
  let type = "", publisher = "", days = null, chosen = null, network = null, drawnNodes = null, drawnEdges = null;
  let turn = 0;  // grows with each change of what is seen, or where
  let tall = 1;  // how much farther points are apart from top to bottom than they come: more in a picture that is higher than wide

  function take(drawing) {
    ({ edges, claims } = drawing);
    nodes = drawing.nodes.map((n) => ({ ...n, ...places.get(n.id) })).map((n) => ({ ...n, y: Math.round(n.y * tall) }));
    node = new Map(nodes.map((n) => [n.id, n]));
    edgesOf = new Map(nodes.map((n) => [n.id, []]));
    edgesOfClaim = claims.map(() => []);
    for (const edge of edges) {
      edgesOf.get(edge.from).push(edge);
      if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
      if (edge.certainty !== "link") for (const index of edge.claims) edgesOfClaim[index].push(edge);
    }
  }

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
  const system = matchMedia("(prefers-color-scheme: dark)"), narrow = matchMedia("(max-width: 760px)");
  const theme = () => document.documentElement.dataset.theme || (system.matches ? "dark" : "light");
  const paint = (entry) => entry[theme()];
  const probe = viewer.appendChild(el("span", { hidden: "" }));
  function variable(name) {  // as a colour that a canvas understands, which light-dark() is not
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  }
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function source(claim, words) {
    let url;
    try { url = new URL(claim.link); } catch { return null; }
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
  }

  const reading = (claim, words) => (claim.read && claim.read.startsWith("/") ? el("a", { href: claim.read }, words) : null);

  /* --- what is visible ---------------------------------------------------------------------------------------------- */
  const nodeOn = (n) => !off.kinds.has(n.kind) || pinned.has(n.id);
  const inTime = (claim) => !days || (claim.date && claim.date.slice(0, 10) >= days[0] && claim.date.slice(0, 10) <= days[1]);
  const claimOn = (claim) => (!type || claim.type === type) && (!publisher || claim.publisher === publisher) && inTime(claim);
  const narrowed = () => Boolean(type || publisher || days);
  const edgeOn = (edge) => !off.certainties.has(edge.certainty) && nodeOn(node.get(edge.from)) && nodeOn(node.get(edge.to))
    && edge.claims.some((index) => claimOn(claims[index]));
  const nodeSeen = (n) => pinned.has(n.id) || (nodeOn(n) && edgesOf.get(n.id).some(edgeOn));

  /* --- the picture -------------------------------------------------------------------------------------------------- */
  function near() {
    if (!chosen) return null;
    if (chosen.node) return new Set([chosen.node, ...edgesOf.get(chosen.node).filter(edgeOn).flatMap((e) => [e.from, e.to])]);
    return new Set([chosen.edge.from, chosen.edge.to]);
  }
  let look = {};
  const readLook = () => { look = Object.fromEntries(["line", "quiet", "ink", "raised", "accent"].map((name) => [name, variable("--" + name)])); };
  function words(edge) {  // of the claims on a line that the filters leave
    const shown = edge.claims.map((index) => claims[index]).filter(claimOn);
    if (edge.certainty === "link" || !narrowed() || shown.length === edge.claims.length) return edge.label;
    const told = [...new Set(shown.map((claim) => claim.words.toLowerCase()))];
    while (told.length > 1 && told.join(", ").length > 26) told.pop();
    return told.join(", ") + (shown.length > 1 ? ` ×${shown.length}` : "");
  }
  function nodeLook(n, lit) {
    const dim = lit && !lit.has(n.id), colour = paint(kinds.get(n.kind)), matter = n.kind === "Matter";
    const border = (chosen && chosen.node === n.id) || pinned.has(n.id) ? look.accent : matter ? look.line : colour;
    return {
      id: n.id, hidden: !nodeSeen(n), opacity: dim ? 0.25 : 1, borderWidth: chosen && chosen.node === n.id ? 4 : pinned.has(n.id) ? 3 : 1,
      fixed: pinned.has(n.id), label: matter ? n.label : undefined,  // a box is as large as its text; viz/graph-labels.js writes all words
      color: { background: colour, border, highlight: { background: colour, border: look.accent } },
      font: { color: "transparent", size: 15, face: "system-ui, sans-serif" },
    };
  }
  function edgeLook(edge, lit) {
    const on = chosen && (chosen.edge === edge || (chosen.node && (edge.from === chosen.node || edge.to === chosen.node)));
    const entry = certainties.get(edge.certainty), dim = lit && !on;
    const colour = paint(entry);
    return {
      id: edge.id, hidden: !edgeOn(edge), label: undefined, dashes: entry.dashes, width: on ? 3 : edge.certainty === "link" ? 1 : edge.width,
      color: { color: colour, highlight: chosen && chosen.edge === edge ? look.accent : colour, hover: colour, opacity: dim ? 0.18 : 1 },
    };
  }
  function refresh() {
    readLook();
    turn += 1;
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
    readLook();
    drawnNodes = new vis.DataSet(nodes.map((n) => ({ ...n, ...nodeLook(n, null) })));
    drawnEdges = new vis.DataSet(edges.map((edge) => ({ ...edge, ...edgeLook(edge, null) })));
    const options = read("options");
    options.interaction.hideEdgesOnZoom = options.interaction.hideEdgesOnDrag = edges.length > window.newsgraphLabels.CROWD;
    network = new vis.Network($("graph"), { nodes: drawnNodes, edges: drawnEdges }, options);
    window.newsgraphLabels.attach(window.newsgraph);
    network.on("dragging", (event) => { if (event.nodes.length) turn += 1; });
    network.on("click", (event) => {
      if (event.nodes.length) chooseNode(event.nodes[0]);
      else if (event.edges.length) chooseEdge(edges.find((edge) => edge.id === event.edges[0]));
      else clear();
    });
    network.on("hoverEdge", () => { $("graph").style.cursor = "pointer"; });
    network.on("hoverNode", () => { $("graph").style.cursor = "pointer"; });
    network.on("blurEdge", () => { $("graph").style.cursor = ""; });
    network.on("blurNode", () => { $("graph").style.cursor = ""; });
    network.on("doubleClick", (event) => { if (event.nodes.length) viewer.dispatchEvent(new CustomEvent("open-node", { detail: event.nodes[0] })); });
    network.on("dragEnd", (event) => { for (const [id, spot] of Object.entries(network.getPositions(event.nodes))) moved(id, spot); });
    start();
  }
  function redraw(drawing) {  // another graph in the same picture: what was chosen stays chosen, and the eye where it is
    const kept = chosen && chosen.node;
    take(drawing);
    readLook();
    chosen = null;
    drawnEdges.clear();
    drawnNodes.update(nodes.map((n) => ({ ...n, ...nodeLook(n, null) })));
    drawnNodes.remove(drawnNodes.getIds().filter((id) => !node.has(id)));
    drawnEdges.add(edges.map((edge) => ({ ...edge, ...edgeLook(edge, null) })));
    furnish();
    if (kept && node.has(kept)) chooseNode(kept);
    else clear();
  }
  function moved(id, spot) {
    places.set(id, { x: Math.round(spot.x), y: Math.round(spot.y / tall) });
    turn += 1;
    Object.assign(node.get(id), { x: Math.round(spot.x), y: Math.round(spot.y) });
    viewer.dispatchEvent(new CustomEvent("moved"));
  }
  function pin(id) {
    if (!pinned.delete(id)) { pinned.add(id); moved(id, network.getPositions([id])[id]); }
    viewer.dispatchEvent(new CustomEvent("moved"));
    chooseNode(id);
  }
  function start() {  // all of it where names stay readable, else the busiest point and what is around it
    network.fit();
    const whole = window.newsgraphLabels.frame(window.newsgraph);
    if (whole) network.moveTo(whole);
    if ((whole && whole.named >= NAMED) || network.getScale() >= LEGIBLE || !nodes.length) return;
    const busiest = nodes.reduce((best, n) => (edgesOf.get(n.id).length > edgesOf.get(best.id).length ? n : best));
    network.moveTo({ position: { x: busiest.x, y: busiest.y }, scale: LEGIBLE });
  }
  const glide = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
  function centre(ids) {
    const from = { position: network.getViewPosition(), scale: network.getScale() };
    network.fit({ nodes: ids, maxZoomLevel: 1.1 });
    const to = { position: network.getViewPosition(), scale: network.getScale() * 0.8 };  // with room for their names
    network.moveTo(from);
    network.moveTo({ ...to, animation: glide() });
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
    const shown = indices.filter((index) => claimOn(claims[index])).length;
    $("panel").firstChild.after(el("p", { class: "note" }, `${about} · ${shown} ${shown === 1 ? "claim" : "claims"} drawn`), acts(id));
    network.selectNodes([id], false);
  }
  function acts(id) {
    const made = el("div", { class: "acts" });
    if (served && node.get(id).kind !== "Matter") {
      made.append(el("button", { type: "button", id: "open-node", onclick: () => viewer.dispatchEvent(new CustomEvent("open-node", { detail: id })) }, "Draw more of it"));
    }
    made.append(el("button", { type: "button", id: "pin", "aria-pressed": String(pinned.has(id)), onclick: () => pin(id) }, pinned.has(id) ? "Pinned" : "Pin"));
    if (served && node.get(id).kind !== "Matter") {
      const at = (page) => `/${page}?about=${encodeURIComponent(id)}`;
      made.append(el("a", { href: at("explore") }, "Only this"), el("a", { href: at("timeline") }, "Timeline"), el("a", { href: at("entity") }, "Mentions"));
    }
    return made;
  }
  function chooseClaim(index) {
    const edge = edgesOfClaim[index].find(edgeOn) || edgesOfClaim[index][0];
    choose({ edge, claims: [index] }, `${claims[index].who} → ${claims[index].whom}`);
    network.selectEdges([edge.id]);
    centre([edge.from, edge.to]);
    if (narrow.matches) $("panel").scrollIntoView();
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
    fact("Read", reading(claim, "In its article"));
    fact("Source", source(claim, "Open at this sentence"));
    return el("article", { class: "card" }, el("h3", {}, bdi(claim.headline)), el("blockquote", {}, marked(claim)), facts);
  }

  /* --- the table ---------------------------------------------------------------------------------------------------- */
  function row(claim, index) {
    const cell = (name, content) => el("td", { "data-name": name }, content);
    const what = el("button", { type: "button", "aria-label": `Show in the picture: ${claim.headline}` }, bdi(claim.words));
    const made = el("tr", {}, cell("Date", claim.date), cell("Who", bdi(claim.who)), cell("What", what), cell("To whom", bdi(claim.whom)),
      cell("How sure", el("span", { class: claim.certainty === "denied" ? "denied" : null }, claim.sure)), cell("Said by", bdi(claim.speaker)),
      cell("Sentence", el("div", {}, el("div", { class: "clip" }, marked(claim)), reading(claim, "Read"))), cell("Source", source(claim, claim.publisher) || bdi(claim.publisher)));
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
  const shapeIcon = (kind) => svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: outlines[kind.shape], fill: paint(kind), stroke: look.line }));
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
  function options(select, all, entries, kept) {
    select.replaceChildren(el("option", { value: "" }, all), ...entries.map(([value, text, count]) => el("option", { value }, `${text} (${count})`)));
    select.value = entries.some((entry) => entry[0] === kept) ? kept : "";
    return select.value;
  }
  function counted(value, text) {
    const counts = new Map();
    for (const claim of claims) counts.set(claim[value], [claim[value], claim[text], (counts.get(claim[value])?.[2] || 0) + 1]);
    return [...counts.values()].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  }
  function furnish() {  // all that depends on which claims there are
    $("rows").replaceChildren(...claims.map(row));
    type = options($("type"), "All types", counted("type", "type_name"), type);
    publisher = options($("publisher"), "All publishers", counted("publisher", "publisher"), publisher);
    timeline();
    legend();
  }

  /* --- days --------------------------------------------------------------------------------------------------------- */
  const DAY = 86400000, BARS = 50;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  let span = null, bars = [];
  function timeline() {
    const times = claims.map((claim) => Date.parse((claim.date || "").slice(0, 10))).filter((time) => !Number.isNaN(time));
    const first = times.reduce((least, time) => Math.min(least, time), Infinity), last = times.reduce((most, time) => Math.max(most, time), -Infinity);
    const whole = days === null;
    $("time").hidden = !(last > first);
    if (!(last > first)) { span = days = null; return; }
    const [from, to] = whole ? [first, last] : days.map((day) => Date.parse(day));
    span = { first, length: Math.round((last - first) / DAY) };
    for (const id of ["from", "to"]) $(id).max = String(span.length);
    $("from").value = String(Math.round((from - first) / DAY));
    $("to").value = String(Math.round((to - first) / DAY));
    const count = Math.min(BARS, span.length + 1), heights = new Array(count).fill(0);
    for (const time of times) heights[Math.min(count - 1, Math.floor((time - first) / DAY / (span.length + 1) * count))] += 1;
    const most = Math.max(...heights);
    bars = heights.map((height, at) => {
      const high = height && Math.max(1.5, 24 * height / most);
      return svg("rect", { x: 100 * at / count, y: 24 - high, width: Math.max(0.5, 100 / count - 0.4), height: high });
    });
    $("histogram").replaceChildren(...bars);
    showDays();
  }
  function showDays() {
    const [from, to] = [Number($("from").value), Number($("to").value)].sort((a, b) => a - b);
    const day = (at) => iso(span.first + at * DAY);
    days = from > 0 || to < span.length ? [day(from), day(to)] : null;
    bars.forEach((bar, at) => {
      const [begin, end] = [at, at + 1].map((edge) => edge / bars.length * (span.length + 1));
      bar.setAttribute("class", end > from && begin <= to ? "in" : "");
    });
    $("days").textContent = `${day(from)} to ${day(to)}`;
    for (const id of ["from", "to"]) $(id).setAttribute("aria-valuetext", day(Number($(id).value)));
  }
  function matches(words) {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const fits = (...texts) => texts.some((text) => wanted.every((word) => fold(text).includes(word)));
    const found = nodes.filter((n) => nodeSeen(n) && fits(n.name, ...n.aliases))
      .map((n) => ({ name: fits(n.name) ? n.name : `${n.name} (${n.aliases.find((alias) => fits(alias))})`, go: () => { chooseNode(n.id); centre([n.id]); } }));
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
    type = publisher = $("type").value = $("publisher").value = $("search").value = "";
    days = null;
    $("found").hidden = true;
    timeline(); legend(); clear(); start();
  }
  function rethemed() {
    if (!network) return;
    legend();
    refresh();
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
    $("publisher").addEventListener("change", () => { publisher = $("publisher").value; clear(); });
    let waiting = 0;
    for (const id of ["from", "to"]) $(id).addEventListener("input", () => {
      showDays();
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(clear);
    });
    $("reset").addEventListener("click", reset);
    $("fit").addEventListener("click", () => {
      network.fit();
      const whole = window.newsgraphLabels.frame(window.newsgraph);
      if (whole) network.moveTo({ ...whole, animation: glide() });
    });
    network.on("resize", ({ width, height, oldWidth, oldHeight }) => {  // vis-network's own scale does not come back with the old size
      const { scale, position } = network.canvas.cameraState;
      if (!scale || !width || !height || !oldWidth || !oldHeight) return;
      queueMicrotask(() => network.moveTo({ position, scale: scale * Math.sqrt((width * height) / (oldWidth * oldHeight)) }));
    });
    $("closer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.3 }));
    $("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.3 }));
    if (!served) $("theme").addEventListener("click", () => { document.documentElement.dataset.theme = theme() === "dark" ? "light" : "dark"; });
    new MutationObserver(rethemed).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    system.addEventListener("change", rethemed);
  }

  function begin(drawing) {
    narrow.addEventListener("change", () => { $("controls").open = !narrow.matches; });
    $("controls").open = !narrow.matches;  // on a small screen the picture comes first
    tall = $("stage").clientHeight > $("stage").clientWidth ? TALL : 1;  // names lie flat: there is room above and below them
    take(drawing);
    draw();
    furnish();
    listen();
    clear();
  }
  // for the scripts beside this one and those that drive the page; holds nothing that is not drawn
  window.newsgraph = {
    begin, redraw, places, pinned, off, el, bdi, read, near, nodeSeen, edgeOn, claimOn, words, paint, kinds, certainties, outlines,
    degree: (id) => edgesOf.get(id).length, get chosen() { return chosen; }, get turn() { return turn; },
    get network() { return network; }, get nodes() { return nodes; }, get edges() { return edges; }, get claims() { return claims; }, get look() { return look; },
  };
  if (!served) {
    document.documentElement.dataset.theme = theme();
    begin({ nodes: read("nodes"), edges: read("edges"), claims: read("claims") });
  }
})();

/* What is drawn as a file: PNG as it is seen, SVG and GEXF of all that the filters leave. Text goes in as text nodes; nothing is sent anywhere. */
"use strict";
(() => {
  const graph = window.newsgraph;
  const SVG = "http://www.w3.org/2000/svg", GEXF = "http://gexf.net/1.3", VIZ = "http://gexf.net/1.3/viz";
  // what XML 1.0 cannot hold, and half characters
  const clean = (text) => String(text).toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");
  const title = () => document.querySelector("h1").textContent.trim();

  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${title().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph"}.${name}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const shownNodes = () => graph.nodes.filter(graph.nodeSeen);
  const shownEdges = () => graph.edges.filter(graph.edgeOn);
  const xml = (root) => new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(root)], { type: "application/xml" });

  function png() {
    const canvas = document.querySelector("#graph canvas"), made = document.createElement("canvas");
    made.width = canvas.width;
    made.height = canvas.height;
    const pen = made.getContext("2d");
    pen.fillStyle = graph.look.raised;
    pen.fillRect(0, 0, made.width, made.height);
    pen.drawImage(canvas, 0, 0);
    made.toBlob((blob) => save("png", blob));
  }

  /* --- SVG ---------------------------------------------------------------------------------------------------------- */
  function el(root, tag, attributes, text) {
    const made = document.createElementNS(root.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, clean(value));
    if (text !== undefined) made.textContent = clean(text);
    return root.appendChild(made);
  }
  function written(root, label) {
    if (label.ground) el(root, "rect", { x: label.x - label.width / 2, y: label.y - label.height / 2, width: label.width, height: label.height, rx: 4, fill: label.ground });
    const text = el(root, "text", { "text-anchor": "middle", "font-size": label.size, fill: label.colour, "font-family": "system-ui, sans-serif",
      stroke: label.halo || "none", "stroke-width": label.halo ? 4 : 0, "paint-order": "stroke", "stroke-linejoin": "round" });
    const first = label.y - (label.lines.length - 1) / 2 * label.size * 1.15 + label.size * 0.35;
    label.lines.forEach((line, at) => el(text, "tspan", { x: Math.round(label.x), y: Math.round(first + at * label.size * 1.15) }, line));
  }
  function course(edge) {  // points along a line; a line to itself is a ring
    const drawn = graph.network.body.edges[edge.id], from = drawn.from;
    if (edge.from === edge.to) {
      const radius = edge.selfReference?.size ?? 22, turns = Array.from({ length: 25 }, (_, n) => n / 12 * Math.PI);
      return turns.map((turn) => ({ x: from.x + radius * (0.8 + Math.cos(turn)), y: from.y - radius * (0.8 + Math.sin(turn)) }));
    }
    return Array.from({ length: 25 }, (_, n) => drawn.edgeType.getPoint(n / 24));
  }
  function drawEdge(root, edge) {
    const entry = graph.certainties.get(edge.certainty), points = course(edge), colour = graph.paint(entry);
    const end = graph.network.body.edges[edge.id].to, reach = 20;
    while (edge.from !== edge.to && points.length > 2 && Math.hypot(points.at(-1).x - end.x, points.at(-1).y - end.y) < reach) points.pop();
    const path = points.map((p, n) => `${n ? "L" : "M"}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join("");
    el(root, "path", { d: path, fill: "none", stroke: colour, "stroke-width": edge.certainty === "link" ? 1 : edge.width,
      "stroke-dasharray": entry.dashes ? entry.dashes.join(" ") : "none" });
    const [a, b] = points.slice(-2), angle = Math.atan2(b.y - a.y, b.x - a.x) * 180 / Math.PI;
    el(root, "path", { d: "M8 0L-4 5L-4 -5z", fill: colour, transform: `translate(${b.x.toFixed(1)} ${b.y.toFixed(1)}) rotate(${angle.toFixed(1)})` });
  }
  function drawNode(root, n, box) {
    const kind = graph.kinds.get(n.kind), { x, y } = graph.network.getPositions([n.id])[n.id], colour = graph.paint(kind);
    if (kind.shape === "box") {
      el(root, "rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, rx: 4, fill: colour, stroke: graph.look.line });
      return;
    }
    const scale = n.size / 7;
    el(root, "path", { d: graph.outlines[kind.shape], fill: colour, transform: `translate(${x - 8 * scale} ${y - 8 * scale}) scale(${scale})` });
  }
  function svg() {
    const root = document.implementation.createDocument(SVG, "svg").documentElement, drawn = shownNodes();
    const boxes = new Map(drawn.map((n) => [n.id, graph.network.getBoundingBox(n.id)]));
    const all = [...boxes.values()], air = 40;
    const left = Math.min(...all.map((box) => box.left), 0) - air, top = Math.min(...all.map((box) => box.top), 0) - air;
    const wide = Math.max(...all.map((box) => box.right), 0) + air - left, high = Math.max(...all.map((box) => box.bottom), 0) + air - top;
    root.setAttribute("viewBox", [left, top, wide, high].map(Math.round).join(" "));
    el(root, "title", {}, title());
    el(root, "rect", { x: left, y: top, width: wide, height: high, fill: graph.look.raised });
    for (const edge of shownEdges()) drawEdge(root, edge);
    for (const n of drawn) drawNode(root, n, boxes.get(n.id));
    for (const label of window.newsgraphLabels.placed(graph, 1)) written(root, label);
    save("svg", new Blob([xml(root)], { type: "image/svg+xml" }));
  }

  /* --- GEXF 1.3 (gexf.net), for Gephi and networkx ------------------------------------------------------------------- */
  const FACTS = { claim: "claim", certainty: "sure", type: "type_name", speaker: "speaker", date: "date", publisher: "publisher", article: "title", link: "link" };
  function values(root, facts) {
    const list = el(root, "attvalues", {});
    for (const [name, value] of Object.entries(facts)) if (value) el(list, "attvalue", { for: name, value });
  }
  function columns(root, of, names) {
    const list = el(root, "attributes", { class: of });
    for (const name of names) el(list, "attribute", { id: name, title: name, type: "string" });
  }
  function gexf() {
    const root = document.implementation.createDocument(GEXF, "gexf").documentElement;
    root.setAttribute("version", "1.3");
    const made = el(root, "graph", { defaultedgetype: "directed", mode: "static" });
    columns(made, "node", ["kind", "country"]);
    columns(made, "edge", [...Object.keys(FACTS), "sentence"]);
    const drawn = el(made, "nodes", {}), joined = el(made, "edges", {});
    for (const n of shownNodes()) {
      const one = el(drawn, "node", { id: n.id, label: n.name }), { x, y } = graph.network.getPositions([n.id])[n.id];
      values(one, { kind: graph.kinds.get(n.kind).name, country: n.country });
      const spot = one.appendChild(document.createElementNS(VIZ, "viz:position"));
      for (const [name, value] of Object.entries({ x, y: -y, z: 0 })) spot.setAttribute(name, value);
    }
    let number = 0;
    for (const edge of shownEdges()) for (const index of edge.claims) {
      const claim = graph.claims[index];
      if (!graph.claimOn(claim)) continue;
      const one = el(joined, "edge", { id: number++, source: edge.from, target: edge.to, label: edge.certainty === "link" ? "acts for" : claim.words });
      values(one, { ...Object.fromEntries(Object.entries(FACTS).map(([name, key]) => [name, claim[key]])), sentence: claim.parts.join("") });
    }
    save("gexf", xml(root));
  }

  const makers = { png, svg, gexf };
  document.querySelectorAll("[data-file]").forEach((button) => button.addEventListener("click", makers[button.dataset.file]));
})();

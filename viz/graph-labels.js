/* The words of the picture: names beside points, words on lines, texts in boxes. They keep a size that can be read however far away the eye
   is, and none lies on another: what is in the way is left out until one comes nearer, the chosen and the best connected go first.
   Each is painted once and then copied, which is what lets a large picture move smoothly. */
"use strict";
(() => {
  const FACE = "system-ui, sans-serif", CELL = 96, WIDE = 1 << 20, MOST_KEPT = 4000;
  const NAME = [19, 12], WORD = [15, 11];  // pixels at full size, and at least
  const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];  // of a line, where its words may stand
  const STEPS = [1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5], MARGIN = 6;  // how far one steps back for the sake of the last word
  const NAME_WIDE = 150, NAME_SHARE = 0.28;  // pixels of a line of a name, and of the picture's width
  const PAUSE = 160;  // milliseconds
  const CROWD = 400;  // lines from which they are not drawn while they move
  const WORDS_FROM = 0.2;  // scale from which lines have words
  const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity];
  const pen = document.createElement("canvas").getContext("2d");
  const painted = new Map(), cut = new Map();

  const size = ([full, least], scale) => Math.max(least, Math.min(full, Math.round(full * scale)));
  const font = (pixels) => `${pixels}px ${FACE}`;
  function wide(text, pixels) {
    pen.font = font(pixels);
    return pen.measureText(text).width;
  }
  function wrapped(text, pixels, width, most) {  // lines no wider than that, the last one shortened where there is more
    const key = `${pixels} ${Math.round(width)} ${most} ${text}`, known = cut.get(key);
    if (known) return known;
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (!lines.at(-1) || wide(longer, pixels) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const over = lines.length > most, kept = lines.slice(0, most);
    const short = kept.map((line, at) => {
      let told = over && at === most - 1 ? `${line} …` : line;
      while (told.length > 2 && wide(told, pixels) > width) told = `${told.replace(/ ?…$/, "").slice(0, -1).trimEnd()}…`;
      return told;
    });
    const made = { lines: short, width: Math.max(...short.map((line) => wide(line, pixels))) };
    if (cut.size > MOST_KEPT) cut.clear();
    cut.set(key, made);
    return made;
  }

  class Room {  // what is taken already
    constructor() { this.cells = new Map(); }
    take(box) {
      for (let x = Math.floor(box[0] / CELL); x * CELL <= box[2]; x += 1) {
        for (let y = Math.floor(box[1] / CELL); y * CELL <= box[3]; y += 1) {
          const cell = this.cells.get(x * WIDE + y);
          if (cell) cell.push(box);
          else this.cells.set(x * WIDE + y, [box]);
        }
      }
    }
    free(box, own) {
      for (let x = Math.floor(box[0] / CELL); x * CELL <= box[2]; x += 1) {
        for (let y = Math.floor(box[1] / CELL); y * CELL <= box[3]; y += 1) {
          for (const other of this.cells.get(x * WIDE + y) || []) {
            if (other.own !== own && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
          }
        }
      }
      return true;
    }
  }
  const around = (x, y, width, height) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

  function shapes(graph, scale, nodes = graph.nodes.filter(graph.nodeSeen)) {  // where the points are, without their words
    return nodes.filter((n) => graph.network.body.nodes[n.id]).map((n) => {  // while a picture is redrawn some are not placed yet
      const at = graph.network.body.nodes[n.id];
      return Object.assign(around(at.x * scale, at.y * scale, at.shape.width * scale, at.shape.height * scale), { own: n.id });
    });
  }
  /* Where the words stand at a scale, in pixels from the middle of the graph, of all of it or of a part (left, top, right, bottom):
     [{ lines, x, y (middle), width, height, size, colour, halo, ground (behind it), line (whether a line's) }]. A place where they are whole in the
     view comes before one where its edge cuts them. */
  function placed(graph, scale, part = EVERYWHERE, view = EVERYWHERE) {
    const room = new Room(), found = [], body = graph.network.body, lit = graph.near(), chosen = graph.chosen;
    const here = (at) => at && at.x * scale > part[0] && at.x * scale < part[2] && at.y * scale > part[1] && at.y * scale < part[3];
    const nodes = graph.nodes.filter((n) => here(body.nodes[n.id]) && graph.nodeSeen(n)), look = graph.look;
    const widest = Math.max(80, Math.min(NAME_WIDE, graph.network.canvas.frame.clientWidth * NAME_SHARE));
    for (const box of shapes(graph, scale, nodes)) room.take(box);
    const tools = document.getElementById("zoom");  // which lie over the picture's corner
    if (Number.isFinite(view[2])) room.take([view[2] - tools.offsetWidth - 10, view[1], view[2], view[1] + tools.offsetHeight + 10]);
    const put = (told, pixels, spots, { colour, halo = null, ground = null, own = null, must = false, line = false }) => {
      const pad = ground ? 6 : 2, width = told.width + 2 * pad, height = told.lines.length * pixels * 1.15 + pad;
      const boxes = spots(width, height).map(([x, y]) => [x, y, around(x, y, width, height)]);
      const free = boxes.filter(([, , box]) => room.free(box, own)), whole = (box) => box[0] >= view[0] && box[1] >= view[1] && box[2] <= view[2] && box[3] <= view[3];
      const outside = (box) => box[2] <= view[0] || box[3] <= view[1] || box[0] >= view[2] || box[1] >= view[3];
      const cut = line && !must ? free.find(([, , box]) => outside(box)) : free[0];  // a line's words that the edge would cut are left out
      const spot = free.find(([, , box]) => whole(box)) || cut || (must ? boxes[0] : null);
      if (!spot) return false;
      room.take(spot[2]);
      found.push({ lines: told.lines, x: spot[0], y: spot[1], width, height, size: pixels, colour, halo, ground, line });
      return true;
    };
    const rank = (n) => (chosen && chosen.node === n.id ? 1e6 : 0) + (lit && lit.has(n.id) ? 1e5 : 0) + (graph.pinned.has(n.id) ? 1e4 : 0) + graph.degree(n.id);
    const names = nodes.filter((n) => !lit || lit.has(n.id)).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
    for (const n of names) {
      const at = body.nodes[n.id], x = at.x * scale, y = at.y * scale;
      if (n.kind === "Matter") {
        const pixels = size(WORD, scale), width = at.shape.width * scale - 6, height = at.shape.height * scale;
        const whole = wrapped(n.label, pixels, Math.max(width, 140), 4), ground = graph.paint(graph.kinds.get("Matter"));
        if (scale < 1 && put(whole, pixels, () => [[x, y]], { colour: look.quiet, ground, own: n.id, must: chosen && chosen.node === n.id })) continue;
        const most = Math.round(height / (pixels * 1.15));
        if (most < 1 || width < pixels * 4) continue;
        const part = wrapped(n.label, pixels, scale < 1 ? width : width + 8, scale < 1 ? most : 9);
        found.push({ lines: part.lines, width: part.width + 4, height: part.lines.length * pixels * 1.15 + 2, x, y, size: pixels, colour: look.quiet });
        continue;
      }
      const pixels = size(NAME, scale), half = n.size * scale;
      const sides = (w, h) => [[x, y + half + 3 + h / 2], [x, y - half - 2 - h / 2], [x + half + 4 + w / 2, y], [x - half - 4 - w / 2, y]];
      put(wrapped(n.label, pixels, widest, 3), pixels, sides, { colour: look.ink, halo: look.raised, own: n.id, must: chosen && chosen.node === n.id });
    }
    if (scale < WORDS_FROM) return found;
    const on = (edge) => chosen && (chosen.edge === edge || (chosen.node && (edge.from === chosen.node || edge.to === chosen.node)));
    const worth = (edge) => (on(edge) ? 1e6 : 0) + edge.claims.length;
    const seen = (edge) => here(body.edges[edge.id]?.from) || here(body.edges[edge.id]?.to);  // while a picture is redrawn some are not there yet
    const told = graph.edges.filter((edge) => edge.label && seen(edge) && graph.edgeOn(edge) && (!lit || on(edge))).sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
    for (const edge of told) {
      const pixels = size(WORD, scale), line = wrapped(graph.words(edge), pixels, 400, 1), drawn = body.edges[edge.id];
      const long = Math.hypot(drawn.from.x - drawn.to.x, drawn.from.y - drawn.to.y) * scale;
      if (edge.from !== edge.to && long < line.width * 0.6) continue;  // words longer than their line belong to none
      const spots = () => course(graph, edge).map((p) => [p.x * scale, p.y * scale]);
      const colour = edge.certainty === "denied" ? graph.paint(graph.certainties.get("denied")) : look.quiet;
      put(line, pixels, spots, { colour, halo: look.raised, must: chosen && chosen.edge === edge, line: true });
    }
    return found;
  }
  function course(graph, edge) {  // points of a line at which words may stand
    const drawn = graph.network.body.edges[edge.id], from = drawn.from;
    if (edge.from !== edge.to) return ALONG.map((share) => drawn.edgeType.getPoint(share));
    const radius = edge.selfReference?.size ?? 22;
    return [[0.8, -2.2], [2.6, -0.8]].map(([x, y]) => ({ x: from.x + radius * x, y: from.y + radius * y }));
  }

  function picture(label, ratio) {  // of the words, painted once
    const key = `${label.size} ${ratio} ${label.colour} ${label.halo} ${label.ground} ${label.lines.join("\n")}`, known = painted.get(key);
    if (known) return known;
    const made = document.createElement("canvas"), pad = 4, ink = made.getContext("2d");
    made.width = Math.ceil((label.width + 2 * pad) * ratio);
    made.height = Math.ceil((label.height + 2 * pad) * ratio);
    ink.scale(ratio, ratio);
    if (label.ground) {
      ink.fillStyle = label.ground;
      ink.beginPath();
      ink.roundRect(pad, pad, label.width, label.height, 4);
      ink.fill();
    }
    ink.font = font(label.size);
    ink.textAlign = "center";
    ink.textBaseline = "middle";
    ink.lineJoin = "round";
    label.lines.forEach((line, at) => {
      const x = label.width / 2 + pad, y = label.height / 2 + pad + (at - (label.lines.length - 1) / 2) * label.size * 1.15;
      if (label.halo) { ink.strokeStyle = label.halo; ink.lineWidth = 4; ink.strokeText(line, x, y); }
      ink.fillStyle = label.colour;
      ink.fillText(line, x, y);
    });
    if (painted.size > MOST_KEPT) painted.clear();
    painted.set(key, made);
    return made;
  }

  /* While one zooms, the words move with what they belong to; where they stand is worked out anew when there is time for it. */
  function attach(graph) {
    let labels = [], of = "", part = null, scaleOf = 1, last = 0, waiting = 0;
    function fresh(scale, view, moving) {
      const now = `${scale} ${graph.turn}`, same = of.endsWith(` ${graph.turn}`);
      const inside = part && view[0] >= part[0] && view[1] >= part[1] && view[2] <= part[2] && view[3] <= part[3];
      if ((of === now && inside) || (moving && same)) return;
      clearTimeout(waiting);
      if (same && performance.now() - last < PAUSE) {
        waiting = setTimeout(() => graph.network.redraw(), PAUSE);
        return;
      }
      const [wide, high] = [view[2] - view[0], view[3] - view[1]];
      part = [view[0] - wide / 2, view[1] - high / 2, view[2] + wide / 2, view[3] + high / 2];
      labels = placed(graph, scale, part, view);
      [of, scaleOf, last] = [now, scale, performance.now()];
    }
    graph.network.on("afterDrawing", (canvas) => {
      const scale = graph.network.getScale(), ratio = graph.network.canvas.pixelRatio || 1;
      const middle = graph.network.canvasToDOM({ x: 0, y: 0 }), { width, height } = canvas.canvas;
      const renderer = graph.network.renderer, moving = graph.edges.length > CROWD && (renderer.dragging || renderer.zooming);
      fresh(scale, [-middle.x, -middle.y, width / ratio - middle.x, height / ratio - middle.y], moving);
      const grown = scale / scaleOf;
      canvas.save();
      canvas.setTransform(1, 0, 0, 1, 0, 0);
      for (const label of labels) {
        if (moving && label.line) continue;  // its line is not drawn either
        const x = (middle.x + label.x * grown) * ratio, y = (middle.y + label.y * grown) * ratio;
        if (x + label.width * ratio < 0 || y + label.height * ratio < 0 || x - label.width * ratio > width || y - label.height * ratio > height) continue;
        const made = picture(label, ratio);
        canvas.drawImage(made, Math.round(x - made.width / 2), Math.round(y - made.height / 2));
      }
      canvas.restore();
    });
  }
  /* Where the eye has to be to see all words whole: { scale, position, cut (how many are not), named (share of the points with a name) }. From
     farther away the words are as large and stand elsewhere, so one steps back until none is cut by the edge; if that is too far for the
     picture, where the fewest are. */
  function frame(graph) {
    const { width, height } = graph.network.canvas.frame.canvas, ratio = graph.network.canvas.pixelRatio || 1, fitted = graph.network.getScale();
    const wide = width / ratio - 2 * MARGIN, high = height / ratio - 2 * MARGIN, centre = graph.network.getViewPosition();
    let best = null;
    for (const share of STEPS) {
      const scale = fitted * share;
      let middle = [centre.x * scale, centre.y * scale];
      for (let turn = 0; turn < 3; turn += 1) {
        const view = around(...middle, wide, high), all = placed(graph, scale, EVERYWHERE, view);
        if (!all.length || all.length > CROWD) return null;
        const boxes = [...all.map((a) => around(a.x, a.y, a.width, a.height)), ...shapes(graph, scale)];
        const cut = boxes.filter((box) => box[0] < view[0] || box[1] < view[1] || box[2] > view[2] || box[3] > view[3]).length;
        const named = all.filter((a) => !a.line).length / Math.max(1, graph.nodes.filter(graph.nodeSeen).length);
        if (!best || cut < best.cut) best = { cut, named, scale, position: { x: middle[0] / scale, y: middle[1] / scale } };
        if (!cut) return best;
        const end = (at, pick) => pick(...boxes.map((box) => box[at]));
        middle = [(end(0, Math.min) + end(2, Math.max)) / 2, (end(1, Math.min) + end(3, Math.max)) / 2];
      }
    }
    return best;
  }
  window.newsgraphLabels = { attach, placed, frame, CROWD };
})();

/* The Explore page: fetches what to draw, draws more of a point that is opened, takes that back, and keeps in its address what was opened,
   so that the address draws the same picture again. What was moved or pinned by hand is kept in this browser. */
"use strict";
(() => {
  const graph = window.newsgraph, viewer = document.getElementById("viewer"), $ = (id) => document.getElementById(id);
  const kept = `kg-places ${viewer.dataset.source}`;
  const before = [];  // drawings to go back to, each with what was opened in it
  let opened = new URL(location.href).searchParams.getAll("open"), now = null, busy = false;

  function say(words, bad) {
    $("said").textContent = words;
    $("said").hidden = !words;
    $("said").classList.toggle("bad", Boolean(bad));
  }
  async function ask(list) {
    const address = new URL(viewer.dataset.source, location.href);
    for (const iri of list) address.searchParams.append("open", iri);
    const reply = await fetch(address, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error((await reply.text()).slice(0, 300).trim() || String(reply.status));
    return reply.json();
  }
  function tell(drawing) {
    const { found, drawn, nodes } = drawing, counts = $("counts");
    const total = drawing.claims.length, count = nodes.filter((n) => n.kind !== "Matter").length;
    counts.textContent = `${total} ${total === 1 ? "claim" : "claims"} · ${count} ${count === 1 ? "entity" : "entities"}`
      + (found > drawn ? ` · the first ${drawn} of ${found}: those that connect two, the newest before the others` : "");
    if ($("more")) $("more").hidden = !(found > drawn);
    $("undo").disabled = !opened.length;
  }
  function remember() {
    const address = new URL(location.href);
    address.searchParams.delete("open");
    for (const iri of opened) address.searchParams.append("open", iri);
    history.replaceState(null, "", address);
  }
  async function change(next, words) {
    if (busy) return;
    busy = true;
    say("Drawing…");
    try {
      const drawing = before[next.length] ?? await ask(next);
      before[next.length] = drawing;
      before.length = next.length + 1;
      opened = next;
      now = drawing;
      graph.redraw(drawing);
      remember();
      tell(drawing);
      say(words(drawing));
    } catch (error) {
      say(`That did not work: ${error.message}`, true);
    } finally {
      busy = false;
    }
  }
  const name = (id) => now.nodes.find((n) => n.id === id)?.name || id;
  function open(id) {
    const node = now.nodes.find((n) => n.id === id);
    if (!node || node.kind === "Matter") return;
    change([...opened, id], (drawing) => {
      const more = drawing.added.at(-1);
      return more ? `${more} more ${more === 1 ? "claim" : "claims"} of ${name(id)} drawn.` : `There is nothing more of ${name(id)}.`;
    });
  }
  function undo() {
    if (opened.length) change(opened.slice(0, -1), () => "Taken back.");
  }
  function save() {
    const moved = Object.fromEntries(graph.places);
    localStorage.setItem(kept, JSON.stringify({ moved, pinned: [...graph.pinned] }));
  }
  function recall() {
    const stored = localStorage.getItem(kept);
    if (!stored) return;
    const { moved, pinned } = JSON.parse(stored);
    for (const id of pinned) { graph.pinned.add(id); if (moved[id]) graph.places.set(id, moved[id]); }  // what is not pinned comes back where it was
  }

  async function begin() {
    say("Drawing…");
    try {
      recall();
      now = await ask(opened);
      before[opened.length] = now;
      $("graph-part").hidden = false;
      graph.begin(now);
      tell(now);
      say(now.claims.length ? "" : "No claim in the graph is about this.");
    } catch (error) {
      say(`That did not work: ${error.message}`, true);
    }
    viewer.dataset.ready = "";
  }
  $("undo").hidden = false;
  $("undo").addEventListener("click", undo);
  viewer.addEventListener("open-node", (event) => open(event.detail));
  viewer.addEventListener("moved", save);
  begin();
})();

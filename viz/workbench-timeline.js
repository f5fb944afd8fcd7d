/* The timeline: drawing over the picture, or turning the wheel with Ctrl, shows other days; the server draws them. A spot and its row light up
   together. */
"use strict";
(() => {
  const DAY = 86400000;
  let asking = null, waiting = 0;

  const part = () => document.getElementById("timeline");
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  function scale(svg) {
    const first = Date.parse(svg.dataset.first), last = Date.parse(svg.dataset.last), edge = +svg.dataset.edge, width = +svg.dataset.width;
    const span = Math.max(DAY, last - first);
    const unit = (clientX) => { const box = svg.getBoundingClientRect(); return (clientX - box.left) / box.width * width; };
    return { first, last, unit, day: (clientX) => first + Math.round((unit(clientX) - edge) / (width - 2 * edge) * span / DAY) * DAY };
  }
  async function show(address, keep) {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const reply = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!reply.ok) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");  // our own page: nothing in it runs
      part().replaceWith(page.getElementById("timeline"));
      for (const name of ["from", "to"]) document.querySelector(`input[name=${name}]`).value = new URL(address).searchParams.get(name) || "";
      history[keep ? "replaceState" : "pushState"](null, "", address);
      begin();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }
  function over(from, to, keep) {
    const address = new URL(location.href);
    address.hash = "";
    address.searchParams.set("from", iso(Math.min(from, to)));
    address.searchParams.set("to", iso(Math.max(from, to)));
    show(address.href, keep);
  }
  function begin() {
    const svg = part().querySelector("svg");
    if (!svg) return;
    const axis = scale(svg), band = svg.querySelector(".band"), scroll = svg.closest(".scroll");
    scroll.scrollLeft = scroll.scrollWidth;  // where it is wider than the screen, the newest days are what one sees
    let start = null;
    const light = (row, on) => document.getElementById(row)?.classList.toggle("lit", on);
    svg.querySelectorAll(".spot").forEach((spot) => {
      spot.addEventListener("pointerenter", () => light(spot.dataset.row, true));
      spot.addEventListener("pointerleave", () => light(spot.dataset.row, false));
    });
    part().querySelectorAll("tbody tr").forEach((row) => {
      const spot = svg.querySelector(`.spot[data-row="${row.id}"]`);
      if (!spot) return;  // bars count it
      row.addEventListener("pointerenter", () => spot.classList.add("lit"));
      row.addEventListener("pointerleave", () => spot.classList.remove("lit"));
    });
    svg.addEventListener("pointerdown", (event) => { if (event.button === 0 && event.pointerType === "mouse") start = event.clientX; });
    svg.addEventListener("pointermove", (event) => {
      if (start === null || Math.abs(event.clientX - start) < 6) return;
      svg.setPointerCapture(event.pointerId);
      const ends = [axis.unit(start), axis.unit(event.clientX)];
      band.setAttribute("x", Math.min(...ends));
      band.setAttribute("width", Math.abs(ends[0] - ends[1]));
    });
    const done = (event) => {
      const from = start;
      start = null;
      band.setAttribute("width", 0);
      if (from !== null && event.type === "pointerup" && Math.abs(event.clientX - from) >= 6) over(axis.day(from), axis.day(event.clientX), false);
    };
    svg.addEventListener("pointerup", done);
    svg.addEventListener("pointercancel", done);
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const at = axis.day(event.clientX), factor = event.deltaY < 0 ? 0.6 : 1.6;
      const from = at - (at - axis.first) * factor, to = at + (axis.last - at) * factor;
      clearTimeout(waiting);
      if (to - from >= 2 * DAY && to - from < 300 * 366 * DAY) waiting = setTimeout(() => over(from, to, true), 120);
    }, { passive: false });
    part().querySelectorAll("a[data-zoom]").forEach((link) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(new URL(link.getAttribute("href"), location.href).href, false);
    }));
  }
  window.addEventListener("popstate", () => location.reload());
  begin();
})();

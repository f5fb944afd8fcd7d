/* The reader: choosing a sentence brings what was taken from it into the margin, without leaving the place in the text. */
"use strict";
(() => {
  const text = document.getElementById("text"), margin = document.getElementById("margin");
  const narrow = window.matchMedia("(max-width: 980px)");
  let asking = null;

  function mark(place) {
    text.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    text.querySelectorAll(".count[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    const here = CSS.escape(place);
    text.querySelectorAll(`.sentence[data-place="${here}"]`).forEach((one) => one.classList.add("chosen"));
    text.querySelectorAll(`.count[data-place="${here}"]`).forEach((one) => one.setAttribute("aria-current", "true"));
  }
  async function choose(link) {
    if (asking) asking.abort();
    asking = new AbortController();
    mark(link.dataset.place);
    const address = new URL(link.href);
    address.hash = "";
    const here = new URL(address);
    address.searchParams.set("part", "margin");
    try {
      const reply = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!reply.ok) throw new Error(String(reply.status));
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");  // our own page: nothing in it runs
      margin.replaceChildren(...page.body.childNodes);
      history.replaceState(null, "", here);
      margin.scrollTop = 0;
      if (narrow.matches) margin.scrollIntoView({ block: "start" });
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  }
  text.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const spot = event.target.closest(".count, .sentence.has");
    if (!spot || (spot.matches(".sentence") && String(window.getSelection()))) return;  // marking words to copy them chooses nothing
    const link = spot.matches(".count") ? spot : text.querySelector(`.count[data-place="${CSS.escape(spot.dataset.place)}"]`);
    if (!link) return;
    event.preventDefault();
    choose(link);
  });
  const chosen = text.querySelector(".chosen");
  if (chosen) chosen.scrollIntoView({ block: "center", behavior: "instant" });
})();

/* The page of an answer: [n] under the pointer, the finger or the keyboard shows its sentence, marked in its context.
   A click opens the sentence in its article; a first tap shows it, for a finger cannot hover. */
"use strict";
(() => {
  const pop = document.getElementById("pop");
  if (!pop) return;
  let shown = null, leaving = 0;
  const citation = (n) => document.querySelector(`[data-citation="${CSS.escape(n)}"]`);

  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    const from = citation(link.dataset.cite);
    if (!from) return;
    pop.replaceChildren(...[...from.children].map((child) => child.cloneNode(true)));
    pop.hidden = false;
    shown = link;
    link.classList.add("lit");
    from.classList.add("lit");
    link.setAttribute("aria-describedby", "pop");
    place(link);
    const quote = pop.querySelector("blockquote"), mark = quote.querySelector("mark");
    if (quote.scrollHeight > quote.clientHeight) quote.tabIndex = 0;
    quote.scrollTop = Math.max(0, mark.offsetTop - quote.offsetTop - 30);
  }
  function place(link) {
    const spot = link.getClientRects()[0], gap = 8, width = pop.offsetWidth, height = pop.offsetHeight;
    const left = Math.max(12, Math.min(spot.left + spot.width / 2 - width / 2, document.documentElement.clientWidth - width - 12));
    const below = spot.bottom + gap + height <= window.innerHeight || spot.top - gap - height < 60;
    pop.style.left = `${left + window.scrollX}px`;
    pop.style.top = `${(below ? spot.bottom + gap : spot.top - gap - height) + window.scrollY}px`;
  }
  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.classList.remove("lit");
    shown.removeAttribute("aria-describedby");
    document.querySelectorAll(".citation.lit").forEach((one) => one.classList.remove("lit"));
    pop.hidden = true;
    shown = null;
  }
  const hideSoon = () => { clearTimeout(leaving); leaving = setTimeout(hide, 220); };

  document.querySelectorAll(".cite").forEach((link) => {
    let finger = false;
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(link); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hideSoon(); });
    link.addEventListener("pointerdown", (event) => { finger = event.pointerType !== "mouse"; });
    link.addEventListener("focus", () => { if (!finger) show(link); });
    link.addEventListener("blur", hideSoon);
    link.addEventListener("click", (event) => {
      if (finger && shown !== link) { event.preventDefault(); show(link); }
    });
  });
  pop.addEventListener("pointerenter", () => clearTimeout(leaving));
  pop.addEventListener("pointerleave", hideSoon);
  pop.addEventListener("focusin", () => clearTimeout(leaving));
  pop.addEventListener("focusout", hideSoon);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !pop.contains(event.target) && !event.target.closest(".cite")) hide();
  });
  window.addEventListener("resize", hide);
})();

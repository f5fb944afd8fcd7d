/* Several queries open at once: a strip of tabs over the query page. Each is the address of its query and result, with what was typed since it
   was run. They are kept in this browser (localStorage); which of them a window shows is the window's own (sessionStorage). Without scripts,
   or where nothing may be kept, the page is as it is. */
"use strict";
(() => {
  const KEPT = "kg-queries", HERE = "kg-query", BLANK = "/query?question=", MOST_CLOSED = 10;
  const strip = document.getElementById("tabs"), field = document.getElementById("sparql"), own = document.getElementById("own");
  let id = null;
  const served = field.value, address = location.pathname + location.search;
  try { localStorage.setItem(`${KEPT}-probe`, ""); localStorage.removeItem(`${KEPT}-probe`); } catch { return; }

  /* --- what is kept: { tabs: [{ id, number, title, name, address, draft }], closed: [tab with its place], last } ------------------- */
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      if (Array.isArray(kept.tabs) && Array.isArray(kept.closed)) return kept;
    } catch { /* nothing, or nothing of ours: begin anew */ }
    return { tabs: [], closed: [], last: null };
  }
  function change(how) {
    const kept = read(), result = how(kept);
    try { localStorage.setItem(KEPT, JSON.stringify(kept)); } catch { say("This browser keeps no more queries: close some."); }
    draw();
    return result;
  }
  const find = (kept, id) => kept.tabs.find((tab) => tab.id === id);
  const called = (tab) => tab.name || tab.title || `Query ${tab.number}`;
  function made(kept, at) {
    const number = 1 + Math.max(0, ...[...kept.tabs, ...kept.closed].map((tab) => tab.number));
    const tab = { id: `${Date.now().toString(36)}-${number}`, number, title: "", name: "", address: at, draft: null };
    kept.tabs.push(tab);
    return tab;
  }
  function told() {  // what a tab is called unless somebody names it: the question, or the first remark of the query
    const question = strip.dataset.title;
    if (question) return question;
    const remark = /^\s*#\s*(.+)$/m.exec(served);
    return remark ? remark[1].replace(/^title:/i, "").trim().slice(0, 60) : "";
  }

  /* --- which tab this is ------------------------------------------------------------------------------------------------------------ */
  const bare = !location.search;
  function current(kept) {
    const mine = find(kept, sessionStorage.getItem(HERE)), way = performance.getEntriesByType("navigation")[0]?.type;
    const within = document.referrer && new URL(document.referrer).origin === location.origin && new URL(document.referrer).pathname === location.pathname;
    if (mine && !bare && (within || way === "reload" || way === "back_forward")) return mine;
    const same = kept.tabs.find((tab) => tab.address === address);
    if (same) return same;
    if (bare && kept.tabs.length) return mine || find(kept, kept.last) || kept.tabs[0];
    const unused = kept.tabs.find((tab) => tab.address === BLANK && tab.draft === null && !tab.name);
    return unused || made(kept, address);
  }
  id = change((kept) => {
    const tab = current(kept);
    if (!bare) { tab.address = address; tab.title = told(); }
    else if (tab.address === address) tab.address = BLANK;
    kept.last = tab.id;
    return tab.id;
  });
  sessionStorage.setItem(HERE, id);
  const mine = find(read(), id);
  if (bare && mine.address !== BLANK) {  // back to where one was
    location.replace(mine.address);
    return;
  }

  /* --- what was typed and not run --------------------------------------------------------------------------------------------------- */
  const editor = window.queryEditor;
  const typed = () => (editor ? editor.getValue() : field.value);
  const same = (one, other) => one.replace(/\s+$/, "") === other.replace(/\s+$/, "");
  if (mine.draft !== null && !same(mine.draft, served)) {
    own.closest("details").open = true;
    if (editor) editor.setValue(mine.draft);
    else field.value = mine.draft;
  }
  const keep = () => change((kept) => {
    const tab = find(kept, id);
    if (tab) tab.draft = same(typed(), served) ? null : typed();
  });
  if (editor) editor.on("change", keep);
  else field.addEventListener("input", keep);
  own.addEventListener("submit", () => change((kept) => { const tab = find(kept, id); if (tab) tab.draft = null; }));

  /* --- what one does with them ------------------------------------------------------------------------------------------------------ */
  function go(tab) {
    sessionStorage.setItem(HERE, tab.id);
    location.assign(tab.address);
  }
  const open = () => go(change((kept) => made(kept, BLANK)));
  function close(which) {
    const next = change((kept) => {
      const place = kept.tabs.findIndex((tab) => tab.id === which);
      if (place < 0) return null;
      kept.closed = [...kept.closed, { ...kept.tabs[place], place }].slice(-MOST_CLOSED);
      kept.tabs.splice(place, 1);
      return kept.tabs[Math.min(place, kept.tabs.length - 1)] || made(kept, BLANK);
    });
    if (which === id && next) go(next);
    else strip.querySelector("#reopen").focus();
  }
  function reopen() {
    const tab = change((kept) => {
      const { place, ...back } = kept.closed.pop();
      kept.tabs.splice(place, 0, back);
      return back;
    });
    go(tab);
  }
  function rename() {
    const link = strip.querySelector("[aria-current]"), box = document.createElement("input"), was = called(find(read(), id));
    box.value = was;
    box.maxLength = 60;
    box.setAttribute("aria-label", "Name of this query");
    let over = false;
    const done = (kept) => {
      if (over) return;
      over = true;
      if (kept) change((all) => { const tab = find(all, id), name = box.value.trim(); if (tab && name !== was) tab.name = name; });
      else draw();
      strip.querySelector("#rename").focus();
    };
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();  // else the button that has the keyboard after this is pressed by it
      done(event.key === "Enter");
    });
    box.addEventListener("blur", () => done(true));
    link.replaceWith(box);
    box.select();
  }
  function say(words) {
    strip.querySelector("[role=status]").textContent = words;
  }

  /* --- the strip -------------------------------------------------------------------------------------------------------------------- */
  function element(tag, attributes, ...children) {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  }
  function button(name, words, does, label) {
    const one = element("button", { type: "button", id: name, class: "small-button", ...(label ? { "aria-label": label, title: label } : {}) }, words);
    one.addEventListener("click", does);
    return one;
  }
  function entry(tab) {
    const here = tab.id === id, name = called(tab), unrun = tab.draft !== null;
    const link = element("a", { href: tab.address, dir: "auto", title: name, ...(here ? { "aria-current": "page" } : {}) }, element("bdi", {}, name));
    if (unrun) link.append(" ", element("span", { class: "unrun", title: "changed since it was run" }, "•"), element("span", { class: "unseen" }, " changed since it was run"));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;  // in another window, which finds it by its address
      event.preventDefault();
      go(tab);
    });
    const shut = element("button", { type: "button", class: "shut", "aria-label": `Close ${name}`, title: "Close" }, "×");
    shut.addEventListener("click", () => close(tab.id));
    return element("li", here ? { class: "here" } : {}, link, shut);
  }
  function draw() {
    if (!id) return;  // while it is being found out which this is
    const kept = read(), list = strip.querySelector("ul"), focused = strip.contains(document.activeElement) && document.activeElement.id;
    list.replaceChildren(...kept.tabs.map(entry));
    const last = kept.closed.at(-1);
    strip.querySelector(".acts").replaceChildren(
      button("new-query", "+", open, "New query"), button("rename", "Rename", rename, "Rename this query"),
      ...(last ? [button("reopen", `Reopen “${called(last).slice(0, 24)}”`, reopen)] : []));
    if (focused) strip.querySelector(`#${focused}`)?.focus();
    strip.hidden = false;
  }
  strip.addEventListener("keydown", (event) => {
    const links = [...strip.querySelectorAll("li a")], at = links.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      links[(at + (event.key === "ArrowRight" ? 1 : links.length - 1)) % links.length].focus();
    }
    if (event.key === "Delete") { event.preventDefault(); close(read().tabs[at].id); }
    if (event.key === "F2" && links[at].hasAttribute("aria-current")) { event.preventDefault(); rename(); }
  });
  window.addEventListener("storage", (event) => { if (event.key === KEPT) draw(); });  // another window opened or closed one
  draw();
  strip.querySelector(".here")?.scrollIntoView({ block: "nearest", inline: "nearest" });
})();

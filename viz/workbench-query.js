/* The query page: the editor over the plain field, with completion from this graph's own terms. All of it works without, too. */
"use strict";
(() => {
  const menu = document.getElementById("menu"), own = document.getElementById("own"), field = document.getElementById("sparql");
  menu.querySelector("button").hidden = true;
  menu.querySelector("select").addEventListener("change", () => menu.submit());
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) own.requestSubmit(); });
  if (!window.Yasqe) return;

  let terms = null;
  const known = (name) => { terms ||= fetch("/query/terms").then((reply) => (reply.ok ? reply.json() : {})); return terms.then((all) => all[name] || []); };
  const names = { prefixes: "prefixes", class: "class", property: "property" };
  for (const name of Object.keys(names)) {
    Yasqe.forkAutocompleter(name, { name: `${name}-here`, persistenceId: null, bulk: true, get: () => known(name) });
  }
  const host = document.createElement("div");
  host.id = "editor";
  field.before(host);
  const editor = new Yasqe(host, {
    value: field.value, persistenceId: null, showQueryButton: false, createShareableLink: null, consumeShareLink: null, resizeable: false, editorHeight: "auto",
    autocompleters: ["prefixes-here", "class-here", "property-here", "variables"],
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": () => own.requestSubmit(), "Cmd-Enter": () => own.requestSubmit() },
  });
  field.hidden = true;
  own.closest("details").addEventListener("toggle", () => editor.refresh());
  editor.getInputField().setAttribute("aria-label", "Query in SPARQL");
  own.addEventListener("submit", () => { field.value = editor.getValue(); });
  window.queryEditor = editor;  // for scripts that drive the page
})();

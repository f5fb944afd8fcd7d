/* What every page does: light and dark by choice, kept in a cookie so that the page comes in it. */
"use strict";
(() => {
  const root = document.documentElement, button = document.getElementById("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const now = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const tell = () => button.setAttribute("aria-label", `Change to ${now() === "dark" ? "light" : "dark"} colours`);
  button.hidden = false;
  tell();
  system.addEventListener("change", tell);
  button.addEventListener("click", () => {
    root.dataset.theme = now() === "dark" ? "light" : "dark";
    document.cookie = `kg-theme=${root.dataset.theme}; path=/; max-age=31536000; SameSite=Strict`;
    tell();
  });
})();

/* A list that is narrowed down while one types. */
"use strict";
(() => {
  const field = document.querySelector("input[data-find]");
  const items = [...document.querySelectorAll(field.dataset.find)];
  field.hidden = false;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("li:not([hidden])");
  });
})();

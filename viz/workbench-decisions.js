/* The page of decisions: a file that is chosen is put into the field, where it can be read before it is sent. */
"use strict";
(() => {
  document.querySelectorAll("[data-file-into]").forEach((label) => {
    const field = document.getElementById(label.dataset.fileInto), input = label.querySelector("input");
    label.hidden = false;
    input.addEventListener("change", async () => { if (input.files.length) field.value = await input.files[0].text(); });
  });
})();

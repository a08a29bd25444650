/* What a handbook does beyond being read: remember ticks and notes in this browser, and nothing
   else. Everything works as plain text when this file does not run. */
(() => {
  "use strict";
  const base = location.pathname.replace(/[^/]*$/, "") + document.title;
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) {
      try {
        if (value) localStorage.setItem(key, value);
        else localStorage.removeItem(key);
      } catch { /* private mode: nothing is kept */ }
    },
  };
  const name = (field) => `houvast:${base}:${field.dataset.keep}`;

  for (const field of document.querySelectorAll("[data-keep]")) {
    if (field.type === "checkbox") {
      field.hidden = false;
      field.checked = store.get(name(field)) === "1";
      field.addEventListener("change", () => store.set(name(field), field.checked ? "1" : ""));
    } else {
      field.value = store.get(name(field)) || "";
      field.addEventListener("input", () => store.set(name(field), field.value));
    }
  }
  for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;

  /* Material opens its menu and its search with labels; a keyboard needs them to be buttons. */
  for (const label of document.querySelectorAll("label[role=button]")) {
    label.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        label.click();
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer && drawer.checked) drawer.checked = false;
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
})();

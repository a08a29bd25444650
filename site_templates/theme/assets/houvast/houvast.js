/* What a handbook does beyond being read: remember ticks and notes in this browser, and nothing
   else. Everything works as plain text when this file does not run. */
(() => {
  "use strict";
  /* The root of the handbook: what is ticked on one page is ticked on all, in each language. */
  const base = window.__md_scope ? __md_scope.pathname : location.pathname.replace(/[^/]*$/, "");
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
  for (const label of document.querySelectorAll(".hv-menu, .hv-search")) {
    const toggle = document.getElementById(label.htmlFor);
    const tell = () => label.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    tell();
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer && drawer.checked) {
      drawer.click();
      document.querySelector(".hv-menu").focus();
    }
  });
  /* A page that is opened from a folder may not read the index of the search. */
  if (location.protocol === "file:") document.documentElement.classList.add("hv-no-search");
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
})();

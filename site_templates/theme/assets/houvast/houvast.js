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
        event.stopPropagation(); /* Material would press it once more. */
        label.click();
      }
    });
  }
  const field = document.querySelector(".md-search__input");
  for (const label of document.querySelectorAll(".hv-menu, .hv-search")) {
    const toggle = document.getElementById(label.htmlFor);
    const tell = () => label.setAttribute("aria-expanded", String(toggle.checked));
    tell();
    toggle.addEventListener("change", tell);
    if (toggle.id === "__search") toggle.addEventListener("change", () => toggle.checked && field.focus());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      event.stopPropagation();
      toggle.click();
      document.activeElement.blur();
      label.focus();
    });
  }
  /* A long menu at a desk shows the page that is open. */
  const here = document.querySelector(".hv-nav [aria-current]");
  const side = here && here.closest(".md-sidebar");
  if (side && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 2;
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
})();

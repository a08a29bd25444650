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

  document.documentElement.classList.replace("no-js", "js");

  /* The menu is opened by a label, so that it works without a script; a keyboard needs a button. */
  for (const label of document.querySelectorAll(".hv-menu")) {
    const toggle = document.getElementById(label.htmlFor);
    const tell = () => label.setAttribute("aria-expanded", String(toggle.checked));
    tell();
    toggle.addEventListener("change", tell);
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      label.focus();
    });
  }

  /* The other language opens at the same place: sections have the same names in each. */
  for (const link of document.querySelectorAll(".hv-switch")) {
    link.addEventListener("click", () => {
      const above = [...document.querySelectorAll("article :is(h2, h3)[id]")]
        .filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const place = scrollY > 0 && above.length ? `#${above.pop().id}` : "";
      link.href = link.getAttribute("href").split("#")[0] + place;
    });
  }

  /* Search comes when it is asked for: its scripts and the words of this language, in this order. */
  const load = (source) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: source, async: false, onload: done, onerror: failed }));
  });
  const button = document.querySelector(".hv-search");
  let opened;
  if (button) {
    button.addEventListener("click", () => {
      opened ||= Promise.all(["forms", "script", "words"].map((part) => load(button.dataset[part])))
        .then(() => window.houvastSearch(window.houvastSearchData, new URL(button.dataset.words, location)));
      opened.then((open) => open(), () => { opened = undefined; });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      button.click();
    });
  }
  /* A long menu at a desk shows the page that is open. */
  const here = document.querySelector(".hv-nav [aria-current]");
  const side = here && here.closest(".md-sidebar");
  if (side && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 2;
  /* Over https the whole handbook is kept for when there is no network. A new version waits until
     it is asked for, or until no page is open any more. */
  const bar = document.querySelector(".hv-new");
  const saving = navigator.connection && navigator.connection.saveData;
  if (bar && "serviceWorker" in navigator && !saving && /^http/.test(location.protocol)) {
    const address = new URL(bar.dataset.root, location);
    const broken = `houvast:${new URL(".", address).pathname}:broken`;
    const offer = (kept) => {
      bar.hidden = false;
      bar.querySelector("button").onclick = () => kept.waiting && kept.waiting.postMessage("houvast:now");
    };
    /* Whoever is kept must not stay for ever where the handbook has gone, or cannot be renewed. */
    const leave = async () => {
      const kept = await navigator.serviceWorker.getRegistration(address);
      if (kept && kept.active && kept.active.scriptURL === address.href) await kept.unregister();
      for (const name of await caches.keys()) {
        if (name.startsWith(`houvast:${new URL(".", address).pathname}:`)) await caches.delete(name);
      }
    };
    const WEEK = 7 * 24 * 3600 * 1000;
    const watch = (kept, worker) => {
      let whole = false;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed") {
          whole = true;
          store.set(broken, "");
          if (kept.active) offer(kept);
        } else if (worker.state === "redundant" && !whole && kept.active) {
          const since = Number(store.get(broken)) || Date.now();
          store.set(broken, String(since));
          if (Date.now() - since > WEEK) leave();
        }
      });
    };
    let asked = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (asked) location.reload();
      asked = true;
    });
    addEventListener("load", () => navigator.serviceWorker.register(address, { updateViaCache: "none" }).then((kept) => {
      if (kept.waiting && kept.active) offer(kept);
      if (kept.installing) watch(kept, kept.installing);
      kept.addEventListener("updatefound", () => watch(kept, kept.installing));
      return kept.active && kept.update();
    }).catch(async () => {
      /* Then it is read over the network, as before; unless the handbook is not there any more. */
      const now = await fetch(address, { cache: "no-store" }).catch(() => ({}));
      if (now.status === 404 || now.status === 410) await leave();
    }));
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }
  /* What is folded is open on paper; notes are as high as what was typed. */
  const folded = new Set();
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details:not([open])")) part.open = Boolean(folded.add(part));
    for (const note of document.querySelectorAll("textarea")) note.style.height = `${note.scrollHeight + 4}px`;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
    folded.clear();
    for (const note of document.querySelectorAll("textarea")) note.style.height = "";
  });
  /* Notes as a file, made here: it goes from this page to the downloads, past no network. */
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => {
      const notes = [...document.querySelectorAll("textarea[data-keep]")].map((note) =>
        `${note.closest("label").querySelector("strong").textContent}\n\n${note.value.trim() || "–"}\n`);
      const text = [document.querySelector("h1").textContent.trim(), "", ...notes].join("\n");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
      link.download = button.dataset.save;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }
  /* A message is copied; where the browser does not allow that, it is selected. */
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      getSelection().selectAllChildren(text);
      let done = false;
      try {
        await navigator.clipboard.writeText(text.textContent);
        done = true;
      } catch {
        done = document.execCommand("copy"); /* From a folder there is no clipboard. */
      }
      if (!done) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }
})();

/* Words: the explanation of a linked word in a pop-up, and the field that looks for a word in the
   list. Without this file, or while it is not there yet, a word is a link to its place in the list. */
(() => {
  "use strict";
  const WORD = "a.hv-word[data-word]";

  const explained = (links, part) => {
    const pop = part.content.firstElementChild.cloneNode(true);
    const body = pop.querySelector(".hv-pop__body");
    const close = pop.querySelector("button");
    const small = matchMedia("(max-width: 47.99em), (max-height: 30em)");
    let word = null; /* the link whose explanation is shown */
    let held = false; /* shown on purpose, not because a mouse rests on the word */
    let pressed = null;
    let timer = 0;
    let loading = null;
    document.body.append(pop);
    for (const link of links) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-controls", pop.id);
    }

    /* A script and not fetch: a page that is opened from a folder may load nothing else. */
    const load = () => loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL("words.js", links[0].href);
      script.onload = () => done(true);
      script.onerror = () => { loading = null; script.remove(); failed(new Error(script.src)); };
      document.head.append(script);
    });
    const ready = () => load().catch(() => false);

    const place = (pointer) => {
      pop.style.cssText = "";
      if (small.matches) {
        const bar = document.querySelector(".hv-stuck");
        if (bar) pop.style.bottom = `${bar.offsetHeight}px`;
        return;
      }
      const gap = 8, edge = 12;
      const box = word.getBoundingClientRect();
      const rows = [...word.getClientRects()];
      const row = pointer && rows.find((r) => pointer.clientY >= r.top && pointer.clientY <= r.bottom) || rows[0];
      const header = document.querySelector(".hv-header");
      const root = document.documentElement;
      const below = root.clientHeight - box.bottom - gap - edge;
      const above = box.top - (header ? header.offsetHeight : 0) - gap - edge;
      const under = pop.offsetHeight <= below || below >= above;
      pop.style.maxHeight = `min(60vh, ${Math.max(under ? below : above, 0)}px)`;
      const top = under ? box.bottom + gap : box.top - gap - pop.offsetHeight;
      const left = Math.max(edge, Math.min(row.left - 2 * edge, root.clientWidth - pop.offsetWidth - edge));
      pop.style.top = `${top + scrollY}px`;
      pop.style.left = `${left + scrollX}px`;
    };

    const line = (kind, said) => {
      const row = document.createElement("p");
      row.className = kind;
      row.append(said);
      return row;
    };
    const fill = (keys) => {
      body.innerHTML = keys.map((key) => houvastWords[key]).join("");
      [...body.children].forEach((entry, index) => {
        /* Addresses in an explanation are written for the page with the list. */
        for (const link of entry.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), word.href);
        const more = document.createElement("a");
        more.href = new URL(`#${keys[index]}`, word.href);
        more.textContent = part.dataset.more;
        entry.append(line("hv-pop__more", more));
      });
      const own = body.querySelector(".hv-pop__entry--own");
      const names = [...body.querySelectorAll(".hv-pop__word")];
      const title = names[0];
      if (own) {
        /* Whose each explanation is stands above it; the same word need not stand there twice. */
        names.slice(1).filter((name) => name.textContent === title.textContent).forEach((name) => name.remove());
      } else if (keys.length > 1) body.prepend(line("hv-pop__many", part.dataset.many));
      title.id = `${pop.id}-word`;
      const said = [...body.querySelectorAll(".hv-pop__text")];
      said.forEach((text, index) => { text.id = `${pop.id}-${index}`; });
      pop.setAttribute("aria-describedby", said.map((text) => text.id).join(" "));
    };

    /* Shows the explanation of a word; false when there is none. */
    const show = (link, onPurpose, pointer) => {
      const known = window.houvastWords || {};
      const keys = link.dataset.word.split(" ").filter((key) => Object.hasOwn(known, key));
      if (!keys.length) return false;
      if (word) pop.hidePopover();
      word = link;
      held = onPurpose;
      fill(keys);
      pop.showPopover();
      body.scrollTop = 0;
      place(pointer);
      link.setAttribute("aria-expanded", "true");
      if (!held) return true;
      close.focus({ preventScroll: true });
      /* On a phone the word stays in sight above the sheet. */
      const hidden = link.getBoundingClientRect().bottom + 12 - pop.getBoundingClientRect().top;
      if (small.matches && hidden > 0) scrollBy(0, hidden);
      return true;
    };

    pop.addEventListener("beforetoggle", (event) => {
      if (event.newState === "open" || !word) return;
      const link = word, focused = document.activeElement;
      const back = held && (pop.contains(focused) || focused === document.body);
      link.setAttribute("aria-expanded", "false");
      word = null;
      held = false;
      if (back) link.focus({ preventScroll: true });
    });
    close.addEventListener("click", () => pop.hidePopover());
    body.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      held = false; /* The reader goes elsewhere: nothing to return to. */
      pop.hidePopover();
    });
    pop.addEventListener("pointerdown", () => { held = true; });
    /* For a keyboard the pop-up comes right after its word. */
    pop.addEventListener("keydown", (event) => {
      const stops = [...pop.querySelectorAll("a[href], button")];
      if (event.key !== "Tab" || document.activeElement !== stops.at(event.shiftKey ? 0 : -1)) return;
      pop.hidePopover();
      if (event.shiftKey) event.preventDefault();
    });
    addEventListener("resize", () => { if (word) place(); });

    document.addEventListener("focusin", (event) => { if (event.target.closest(WORD)) ready(); });
    document.addEventListener("pointerover", (event) => {
      const link = event.target.closest(WORD);
      if (link) ready();
      /* A sheet is too far from its word to be reached with a mouse before it goes. */
      if (event.pointerType !== "mouse" || event.buttons || held || small.matches) return;
      clearTimeout(timer);
      if (link && link !== word) timer = setTimeout(() => { if (!held) show(link, false, event); }, 400);
      if (!link && word && !pop.contains(event.target)) {
        timer = setTimeout(() => { if (!held) pop.hidePopover(); }, 300);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      const link = event.target.closest(WORD);
      pressed = held && link === word ? link : null;
      clearTimeout(timer);
    }, true);
    document.addEventListener("click", async (event) => {
      const link = event.target.closest(WORD);
      const again = link && link === pressed && event.detail; /* it was open, and is closed now */
      pressed = null;
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (again) return;
      const late = new Promise((done) => { setTimeout(done, 1500, false); });
      const there = window.houvastWords || await Promise.race([ready(), late]);
      if (!there || !show(link, true, event)) location.assign(link.href);
    });
    const idle = window.requestIdleCallback || setTimeout;
    const frugal = navigator.connection && navigator.connection.saveData;
    if (!frugal) addEventListener("load", () => idle(ready));
  };

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .toLowerCase().replace(/[’‘`]/g, "'").replace(/[\s\-–/.,]+/g, " ");

  const findable = (field) => {
    const told = document.querySelector(".hv-find__found");
    const letters = document.querySelectorAll(".hv-letters, .hv-letter");
    const terms = [...document.querySelectorAll("[data-find]")].map((term) => [term, ` ${plain(term.dataset.find)}`]);
    const find = () => {
      const asked = plain(field.value).trim();
      let found = 0;
      for (const [term, words] of terms) {
        /* A short piece must begin a word; a longer one may be the end of a compound. */
        const fits = words.includes(` ${asked}`) || asked.length > 3 && words.includes(asked);
        term.hidden = !fits;
        found += fits;
      }
      for (const letter of letters) letter.hidden = Boolean(asked);
      const kind = found === 0 ? "none" : found === 1 ? "one" : "many";
      told.textContent = asked ? told.dataset[kind].replace("{n}", found) : "";
    };
    field.addEventListener("input", find);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      find();
    });
    /* A link to a word that is not among those found shows all words again. */
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']");
      const term = link && link.pathname === location.pathname && document.getElementById(link.hash.slice(1));
      if (!term || !term.hidden) return;
      field.value = "";
      find();
    });
    if (field.value) find(); /* after going back */
  };

  const part = document.getElementById("hv-pop-part");
  const links = document.querySelectorAll(WORD);
  if (links.length && part && "showPopover" in part) explained(links, part);
  const field = document.querySelector(".hv-find__field");
  if (field) findable(field);
})();

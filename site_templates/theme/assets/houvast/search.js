/* Searching a handbook, in the reader's own browser and without a network.
   Why not the theme's own search: it finds beginnings of words only, and it cannot read its index
   from a folder. Here a word is found in all its forms: "afspraken" finds "afspraak" and
   "afspraakje", "begeleider" finds "stagebegeleider". `houvastFinder(data)` gives a function from
   typed words to entries; `data` is what compose/search.py writes. */
window.houvastFinder = (() => {
  "use strict";
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘`]/g, "'");
  const WORD = /[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*/gu;
  const words = (text) => fold(text).match(WORD) || [];

  /* What two forms of one word have in common. It need not be a word, as long as both give it. */
  const dutch = (word) => {
    let w = word.replace(/'(s|je|jes|tje|tjes|er|ers)$/, "");
    w = w.replace(/heden$/, "heid");
    if (w.length > 5) {
      const small = w.replace(/s$/, "");
      if (/nkje$/.test(small)) w = small.replace(/nkje$/, "ng");
      else if (/(.)\1etje$/.test(small)) w = small.replace(/etje$/, "");
      else if (/[mn]pje$/.test(small)) w = small.replace(/pje$/, "");
      else if (/[lnrwy]tje$/.test(small)) w = small.replace(/tje$/, "");
      else if (/[^aeiouy]je$/.test(small)) w = small.replace(/je$/, "");
    }
    if (w.length > 4) w = w.replace(/(?:ien|ieen)$/, "ie").replace(/([^i])en$/, "$1");
    if (w.length > 4) w = w.replace(/([^s])s$/, "$1");
    if (w.length > 4) w = w.replace(/e$/, "");
    if (w.length > 4) w = w.replace(/([^aeiouy])t$/, "$1").replace(/([^aeiouy])d$/, "$1");
    w = w.replace(/([^aeiouy])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
    return w.replace(/([aeou])\1/g, "$1");
  };
  const english = (word) => {
    let w = word.replace(/'s?$/, "");
    if (w.length > 4) w = w.replace(/ies$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^us])s$/, "$1");
    if (w.length > 5) w = w.replace(/(ing|ed)$/, "").replace(/ly$/, "").replace(/([^aeious])\1$/, "$1");
    return w.length > 3 ? w.replace(/e$/, "").replace(/y$/, "i") : w;
  };
  const STEM = { nl: dutch, en: english };
  const STOP = {
    nl: "de het een en van ik te dat die in is je met op voor er aan ook als zijn was om niet bij of wat dan maar naar door over",
    en: "the a an and of to in is are you i it for on with that this be as at or what do does my your from by",
  };

  /* Whether one letter more, fewer, other or swapped makes the one into the other. */
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    let j = 0;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    const [x, y] = [a.length - i - j, b.length - i - j];
    return (x <= 1 && y <= 1) || (x === 2 && y === 2 && a[i] === b[i + 1] && a[i + 1] === b[i]);
  };

  return (data) => {
    const stem = STEM[data.lang] || ((word) => word);
    const stop = new Set((STOP[data.lang] || "").split(" "));
    /* word → Map(number of the entry → weight) */
    const index = new Map();
    const stems = new Map();
    const add = (text, entry, weight) => {
      for (const whole of words(text)) {
        for (const word of whole.includes("-") ? [whole, ...whole.split("-")] : [whole]) {
          if (!index.has(word)) {
            index.set(word, new Map());
            const base = stem(word);
            if (!stems.has(base)) stems.set(base, []);
            stems.get(base).push(word);
          }
          const at = index.get(word);
          at.set(entry, (at.get(entry) || 0) + weight / (1 + (at.get(entry) || 0) / weight));
        }
      }
    };
    data.docs.forEach(({ title, page, text, hidden }, entry) => {
      /* A title that says little else says it most. */
      add(title, entry, 12 / Math.sqrt(words(title).filter((word) => !stop.has(word)).length || 1));
      if (page !== title) add(page, entry, 1.5);
      add(text, entry, 1);
      add(hidden || "", entry, 6);
    });
    const known = [...index.keys()];
    const alike = new Map();
    for (const group of data.alike || []) {
      for (const word of group) alike.set(stem(fold(word)), group.map((other) => stem(fold(other))));
    }

    /* All known words that a typed word may mean, with how sure that is. */
    const meant = (typed, last) => {
      const found = new Map();
      const put = (word, sure) => { if ((found.get(word) || 0) < sure) found.set(word, sure); };
      const base = stem(typed);
      for (const word of stems.get(base) || []) put(word, word === typed ? 1 : 0.9);
      for (const other of alike.get(base) || []) for (const word of stems.get(other) || []) put(word, 0.5);
      /* Of a compound that is hardly anywhere, the parts: "ziekmelden" is about "ziek". */
      const places = [...found.keys()].reduce((sum, word) => sum + index.get(word).size, 0);
      for (let at = 4; places < 6 && at < typed.length - 3; at++) {
        const parts = [stems.get(stem(typed.slice(0, at))), stems.get(stem(typed.slice(at)))];
        if (parts[0] && parts[1]) for (const word of parts.flat()) put(word, 0.3);
      }
      if (typed.length > 2) {
        for (const word of known) {
          if (last && word.startsWith(typed)) put(word, 0.7);
          else if (base.length > 3 && word.startsWith(base)) put(word, 0.25);
          else if (base.length > 4 && word.includes(base)) put(word, 0.15);
        }
      }
      if (!found.size && typed.length > 3) for (const word of known) if (near(typed, word)) put(word, 0.4);
      if (!found.size && typed.length > 5) {
        for (const [other, forms] of stems) if (near(base, other)) for (const word of forms) put(word, 0.25);
      }
      return found;
    };

    return (typed, most = 30) => {
      const all = words(typed);
      const telling = all.filter((word) => !stop.has(word));
      const asked = telling.length ? telling : all;
      const total = data.docs.length;
      const scores = new Map();
      const marked = new Set();
      asked.forEach((word, number) => {
        const best = new Map();
        for (const [known, sure] of meant(word, number === asked.length - 1)) {
          const at = index.get(known);
          const rare = Math.log(1 + total / at.size);
          for (const [entry, weight] of at) {
            const score = sure * rare * weight * (data.docs[entry].weight || 1);
            if ((best.get(entry) || 0) < score) best.set(entry, score);
          }
          marked.add(known);
        }
        for (const [entry, score] of best) {
          const [sum, hits] = scores.get(entry) || [0, 0];
          scores.set(entry, [sum + score, hits + 1]);
        }
      });
      /* A page that says it in several places is more about it. */
      const pages = new Map();
      const pageOf = (entry) => data.docs[entry].url.split("#")[0];
      for (const [entry, [sum]] of scores) pages.set(pageOf(entry), (pages.get(pageOf(entry)) || 0) + sum);
      for (const [entry, [sum, hits]] of scores) scores.set(entry, [sum + 0.2 * pages.get(pageOf(entry)), hits]);
      /* Entries with every word come first; without any, those with most of them. */
      const hits = Math.max(0, ...[...scores.values()].map(([, count]) => count));
      const results = [...scores]
        .filter(([, [, count]]) => count === hits || count >= asked.length)
        .sort(([a, [x]], [b, [y]]) => y - x || a - b);
      /* Ten places on one page must not hide the other pages. */
      const before = new Map();
      const spread = results.map(([entry, [score]]) => {
        const nth = before.get(pageOf(entry)) || 0;
        before.set(pageOf(entry), nth + 1);
        return [entry, score * 0.5 ** nth];
      });
      const shown = spread.sort(([a, x], [b, y]) => y - x || a - b).slice(0, most).map(([entry]) => data.docs[entry]);
      return { results: shown, marked };
    };
  };
})();

/* The dialog in which is searched. It is made when somebody wants it, from the texts in `data`. */
window.houvastSearch = (data, base) => {
  "use strict";
  const find = window.houvastFinder(data);
  const text = data.texts;
  const make = (tag, settings = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), settings);
    element.append(...inside);
    return element;
  };
  const field = make("input", { type: "search", id: "hv-seek-field", className: "hv-seek__field", autocomplete: "off", enterKeyHint: "search" });
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("spellcheck", "false");
  const count = make("p", { className: "hv-seek__count" });
  count.setAttribute("role", "status");
  const list = make("ol", { className: "hv-seek__list" });
  const close = make("button", { type: "button", className: "hv-seek__close", textContent: text.close });
  const label = make("label", { htmlFor: field.id, className: "hv-seek__label", textContent: text.label });
  const dialog = make("dialog", { className: "hv-seek" },
    make("div", { className: "hv-seek__bar" }, label, field, close), count, list);
  dialog.setAttribute("aria-label", text.label);
  document.body.append(dialog);

  /* The words around the first one that was found, and all that were found marked. */
  const WORD = /[\p{L}\p{N}]+(?:['’&-][\p{L}\p{N}]+)*/gu;
  const plain = (word) => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘`]/g, "'");
  const isMarked = (word, marked) => plain(word).split("-").concat(plain(word)).some((part) => marked.has(part));
  const shown = (words, marked, most) => {
    const places = [...words.matchAll(WORD)].filter((found) => isMarked(found[0], marked));
    let from = 0;
    if (most && words.length > most && places.length) {
      from = Math.max(0, places[0].index - 40);
      if (from) from = words.indexOf(" ", from) + 1 || from;
    }
    let to = most && words.length > from + most ? words.lastIndexOf(" ", from + most) : words.length;
    if (to <= from) to = words.length;
    const parts = [from ? "… " : ""];
    let at = from;
    for (const found of places) {
      const end = found.index + found[0].length;
      if (found.index < at || end > to) continue;
      parts.push(words.slice(at, found.index), make("mark", { textContent: found[0] }));
      at = end;
    }
    parts.push(words.slice(at, to), to < words.length ? " …" : "");
    return parts;
  };
  const show = () => {
    const typed = field.value.trim();
    const { results, marked } = typed.length > 1 ? find(typed) : { results: [], marked: new Set() };
    list.replaceChildren(...results.map((entry) => {
      const link = make("a", { href: new URL(entry.url, base).href },
        make("span", { className: "hv-seek__title" }, ...shown(entry.title, marked)));
      if (entry.page && entry.page !== entry.title) link.append(make("span", { className: "hv-seek__page", textContent: entry.page }));
      if (entry.text) link.append(make("span", { className: "hv-seek__text" }, ...shown(entry.text, marked, 150)));
      return make("li", {}, link);
    }));
    list.scrollTop = 0;
    count.textContent = typed.length < 2 ? "" : results.length === 0 ? text.none.replace("{words}", typed)
      : results.length === 1 ? text.one : text.many.replace("{n}", results.length);
  };
  field.addEventListener("input", show);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    else if (event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || field).focus();
    /* In a field for searching Escape would only clear what was typed. */
    else if (event.key === "Escape") dialog.close();
    else if (event.key === "Enter" && document.activeElement === field && links.length) links[0].click();
    else return;
    event.preventDefault();
  });
  return () => {
    dialog.showModal();
    field.focus();
    field.select();
  };
};

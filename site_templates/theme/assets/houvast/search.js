/* Searching a handbook, in the reader's own browser and without a network.
   Why not the theme's own search: it finds beginnings of words only, and it cannot read its index
   from a folder. Here a word is found in all its forms: "afspraken" finds "afspraak" and
   "afspraakje", "begeleider" finds "stagebegeleider" (forms.js). `houvastFinder(data)` gives a
   function from typed words to entries; `data` is what compose/search.py writes. */
window.houvastFinder = (() => {
  "use strict";
  const { fold, words, NUMBER, number, sound, near, LANGUAGES } = window.houvastForms;
  /* More words than this are not looked at. */
  const MANY = 12;

  return (data) => {
    const { stem, stop: stops, loose } = LANGUAGES[data.lang] || { stem: (word) => word, stop: "", loose: "" };
    const stop = new Set(stops.split(" "));
    /* "gooid" of "weggegooid" is of "gooien". */
    const past = (part) => stem(part.replace(/([aeou]i)d$/, "$1"));
    const LOOSE = loose ? new RegExp(`^(${loose})(?:ge)?(.{3,})$`) : /^$/;
    /* A family is all forms of one word: { base, forms, at: Map(number of the entry → weight) }. */
    const families = new Map();
    const of = new Map();
    const family = (word) => {
      if (!of.has(word)) {
        const base = stem(word);
        if (!families.has(base)) families.set(base, { base, forms: [], at: new Map() });
        families.get(base).forms.push(word);
        of.set(word, families.get(base));
      }
      return of.get(word);
    };
    const tokens = (text) => words(text).flatMap((word) => word.includes("-") ? [word.replace(/-/g, ""), ...word.split("-")] : [word])
      .concat((text.match(NUMBER) || []).map(number));
    const add = (all, entry, weight) => {
      const times = new Map();
      for (const one of all.map(family)) times.set(one, (times.get(one) || 0) + 1);
      for (const [{ at }, count] of times) at.set(entry, (at.get(entry) || 0) + weight(count));
    };
    const plain = data.docs.map(({ title, text }) => fold(`${title} ${text}`));
    const texts = data.docs.map(({ text }) => tokens(text));
    const usual = texts.reduce((sum, { length }) => sum + length, 0) / (texts.length || 1);
    data.docs.forEach(({ title, page, loud, hidden }, entry) => {
      /* A title that says little else says it most; so does a short text. */
      const telling = words(title).filter((word) => !stop.has(word)).length || 1;
      add(tokens(title), entry, () => 8 / Math.sqrt(telling));
      if (page !== title) add(tokens(page), entry, () => 1.5);
      add(tokens(loud || ""), entry, () => 3);
      add(tokens(hidden || ""), entry, () => 5);
      const long = 1.2 * (0.3 + 0.7 * texts[entry].length / usual);
      add(texts[entry], entry, (count) => 2.2 * count / (count + long));
    });
    const all = [...families.values()];
    const alike = new Map();
    for (const group of data.alike || []) {
      const bases = group.map((word) => fold(word).replace(/-/g, "").split("+").map(stem).join("+"));
      for (const base of bases) alike.set(base, new Set([...(alike.get(base) || []), ...bases]));
    }
    let sounds;
    const heard = (base) => {
      if (!sounds) {
        sounds = new Map();
        for (const one of all) {
          one.sound = sound(one.base);
          sounds.set(one.sound, [...(sounds.get(one.sound) || []), one]);
        }
      }
      return (sound(base).length > 3 && sounds.get(sound(base))) || [];
    };

    /* All families that a typed word may mean, with how sure that is; and families that must stand
       together in an entry, as in "neem mee". `last`: it may be typed in part. */
    const meant = (typed, last) => {
      const found = new Map();
      const put = (one, sure) => { if (one && (found.get(one) || 0) < sure) found.set(one, sure); };
      const several = typed.includes("+") && typed.split("+");
      const base = several ? typed : stem(typed);
      const phrases = [];
      const phrase = (bases, sure) => {
        const all = bases.map((part) => families.get(part));
        if (all.every(Boolean)) phrases.push([all, sure]);
      };
      const same = (part, sure) => {
        put(families.get(part), sure);
        for (const other of alike.get(part) || []) {
          if (other.includes("+")) phrase(other.split("+"), sure * 0.7); else put(families.get(other), sure * 0.6);
        }
      };
      same(base, 1);
      if (several) {
        if (!several.some((part) => stop.has(part))) phrase(several, 1);
        return { found, phrases };
      }
      put(families.get(`ge${base}`), 0.7);
      if (/^ge.{3,}[dtn]$/.test(typed)) same(past(typed.slice(2)), 0.8);
      const split = typed.match(LOOSE);
      if (split) phrase([stem(split[1]), past(split[2])], 0.7);
      /* Of a compound that is hardly anywhere, the parts: "werkkleren" is about "kleren". */
      const known = (part) => part.length > 2 && (families.has(stem(part)) || alike.has(stem(part)));
      const cut = (isKnown, use) => {
        for (let at = 3; at <= typed.length - 3; at++) {
          const [front, tail] = [typed.slice(0, at), typed.slice(at)];
          const fronts = [front, front.replace(/(?:s|en|n|e)$/, "")].filter((part) => part.length > 2 && isKnown(part));
          if (!fronts.length || tail.length < 4 || !isKnown(tail)) continue;
          use(fronts[0], tail);
          break;
        }
      };
      const letters = !/\d/.test(typed);
      if (letters && !phrases.length && !alike.has(base) && [...found.keys()].reduce((sum, one) => sum + one.at.size, 0) < 6) cut(known, (front, tail) => {
        same(stem(front), found.size ? 0.08 : 0.2);
        same(stem(tail), found.size ? 0.24 : 0.6);
      });
      if (typed.length > 2) {
        const sure = found.size ? 0.15 : 0.5;
        for (const one of all) {
          if (letters ? last && one.forms.some((form) => form.startsWith(typed)) : one.base.includes(typed)) put(one, sure);
          else if (letters && base.length > 3 && one.base !== base) {
            if (one.base.endsWith(base)) put(one, known(one.base.slice(0, -base.length).replace(/(?:s|en)$/, "")) ? 0.35 : 0.1);
            else if (one.base.startsWith(base)) put(one, 0.25);
            else if (base.length > 4 && one.base.includes(base)) put(one, 0.15);
            else if (one.base.length > 4 && base.startsWith(one.base) && base.length - one.base.length < 5) put(one, 0.25);
          }
        }
      }
      /* Nothing: then a slip, then what sounds the same, then any part that is known. */
      if (!found.size && !phrases.length && typed.length > 3 && letters) {
        for (const one of heard(base)) same(one.base, 0.5);
        if (typed.length > 4) for (const [word, one] of of) if (near(typed, word)) same(one.base, 0.5);
        if (!found.size && sound(base).length > 4) for (const one of all) if (near(sound(base), one.sound)) put(one, 0.3);
        if (!found.size) cut((part) => known(part) || (part.length > 4 && heard(stem(part)).length), (front, tail) => {
          for (const one of heard(stem(front))) put(one, 0.3);
          for (const one of heard(stem(tail))) put(one, 0.5);
        });
        for (let at = 1; !found.size && at <= typed.length - 6; at++) if (known(typed.slice(at))) same(stem(typed.slice(at)), 0.4);
        for (let at = typed.length - 1; !found.size && at >= 6; at--) if (known(typed.slice(0, at))) same(stem(typed.slice(0, at)), 0.3);
      }
      return { found, phrases };
    };

    const find = (asked, used, most) => {
      const scores = new Map();
      const marked = new Set();
      let weights = 0;
      used.forEach((word, place) => {
        const { found, phrases } = meant(word, place === used.length - 1);
        const best = new Map();
        const many = new Set();
        for (const [{ at, forms }, sure] of found) {
          for (const [entry, weight] of at) {
            const score = sure * weight;
            if ((best.get(entry) || 0) < score) best.set(entry, score);
            if (sure > 0.3) many.add(entry);
          }
          for (const form of forms) marked.add(form);
        }
        for (const [[first, ...others], sure] of phrases) {
          for (const [entry, weight] of first.at) {
            if (!others.every(({ at }) => at.has(entry))) continue;
            const score = sure * others.reduce((least, { at }) => Math.min(least, at.get(entry)), weight);
            if ((best.get(entry) || 0) < score) best.set(entry, score);
            many.add(entry);
          }
          for (const { forms } of [first, ...others]) for (const form of forms) marked.add(form);
        }
        if (!best.size) return;
        const rare = Math.log(1 + data.docs.length / (many.size || best.size));
        weights += rare;
        for (const [entry, score] of best) {
          const [sum, hits] = scores.get(entry) || [0, 0];
          scores.set(entry, [sum + score * rare, hits + rare]);
        }
      });
      if (!scores.size) return undefined;
      const pageOf = (entry) => data.docs[entry].url.split("#")[0];
      /* Who says all that was asked goes before who says a part of it often. */
      const pages = new Map();
      for (const [entry, [sum, hits]] of scores) {
        const literally = asked.length > 1 && plain[entry].includes(asked.join(" ")) ? 2 : 1;
        const score = sum * (hits / weights) ** 1.5 * literally * (data.docs[entry].weight || 1);
        scores.set(entry, score);
        pages.set(pageOf(entry), (pages.get(pageOf(entry)) || 0) + score);
      }
      /* A page that says it in several places is more about it; but ten places on one page must not
         hide the other pages. */
      const sorted = [...scores].map(([entry, score]) => [entry, score + 0.15 * pages.get(pageOf(entry))])
        .sort(([a, x], [b, y]) => y - x || a - b);
      const before = new Map();
      const spread = sorted.map(([entry, score]) => {
        before.set(pageOf(entry), (before.get(pageOf(entry)) || 0) + 1);
        return [entry, score * 0.6 ** (before.get(pageOf(entry)) - 1)];
      }).sort(([a, x], [b, y]) => y - x || a - b);
      /* What hardly has to do with it only stands in the way. */
      const shown = spread.filter(([, score]) => score > spread[0][1] * 0.05).slice(0, most).map(([entry]) => data.docs[entry]);
      return { results: shown, marked };
    };

    return (typed, most = 30) => {
      const text = typed.slice(0, 300).replace(NUMBER, (found) => ` ${number(found)} `);
      const asked = words(text).map((word) => word.replace(/-/g, ""));
      /* What is said in several words, as one: "hoe laat", "day off". */
      const joined = [];
      for (let at = 0; at < asked.length;) {
        const wide = [3, 2].find((most) => at + most <= asked.length && alike.has(asked.slice(at, at + most).map(stem).join("+")));
        joined.push(wide ? asked.slice(at, at + wide).map(stem).join("+") : asked[at]);
        at += wide || 1;
      }
      const telling = joined.filter((word) => !stop.has(word));
      return find(asked, telling.slice(0, MANY), most) || find(asked, joined.slice(0, MANY), most) || { results: [], marked: new Set() };
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
  const field = make("input", { type: "search", id: "hv-seek-field", className: "hv-seek__field", autocomplete: "off", enterKeyHint: "search", maxLength: 200 });
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
  const { fold, WORD } = window.houvastForms;
  const isMarked = (word, marked) => [word.replace(/-/g, ""), ...word.split("-")].some((part) => marked.has(fold(part)));
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
  const offer = (entry, marked) => {
    const link = make("a", { href: new URL(entry.url, base).href },
      make("span", { className: "hv-seek__title" }, ...shown(entry.title, marked)));
    if (entry.page && entry.page !== entry.title) link.append(make("span", { className: "hv-seek__page", textContent: entry.page }));
    if (entry.text) link.append(make("span", { className: "hv-seek__text" }, ...shown(entry.text, marked, 150)));
    return make("li", {}, link);
  };
  const show = () => {
    const typed = field.value.trim();
    const asks = typed.length > 1;
    const { results, marked } = asks ? find(typed) : { results: [], marked: new Set() };
    const nothing = asks && !results.length;
    /* Who finds nothing is not left alone: whoever helps, and the words that are explained. */
    const offered = nothing ? data.help || [] : results;
    list.replaceChildren(...offered.map((entry) => offer(entry, marked)));
    list.scrollTop = 0;
    const short = typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
    count.textContent = !asks ? "" : nothing ? [text.none.replace("{words}", () => short), offered.length ? text.instead : ""].join(" ").trim()
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
    else if (event.key === "Enter" && !event.isComposing && document.activeElement === field && links.length) links[0].click();
    else return;
    event.preventDefault();
  });
  return () => {
    dialog.showModal();
    field.focus();
    field.select();
  };
};

/* The forms of words, in each language: what is searched and what is typed are compared by these.
   Why own rules: the well-kept stemmers know no diminutives and no compounds of Dutch, and are for
   programs, not for pages. A rule may make something that is no word, if all forms give it. */
window.houvastForms = (() => {
  "use strict";
  const LETTERS = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", "’": "'", "‘": "'", "`": "'" };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[ıłøđðþßæœ’‘`]/g, (one) => LETTERS[one]);
  const WORD = /[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*/gu;
  const words = (text) => fold(text).match(WORD) || [];
  /* A telephone number is one word, however it is spaced. */
  const NUMBER = /(?:\+|\b)\d[\d ().-]{5,}\d\b/g;
  const number = (text) => text.replace(/^(?:\+|00)31 ?(?:\(0\))?/, "0").replace(/\D/g, "");

  /* What the forms of one word have in common. It need not be a word, as long as all give it. */
  const dutch = (word) => {
    let w = word.replace(/'(s|je|jes|tje|tjes|er|ers)$/, "").replace(/heden$/, "heid");
    if (w.length > 7) w = w.replace(/heid$/, "");
    if (w.length > 4) {
      const small = w.replace(/s$/, "");
      if (/nkje$/.test(small)) w = small.replace(/nkje$/, "ng");
      else if (/ngetje$/.test(small)) w = small.replace(/etje$/, "");
      else if (/(.)\1etje$/.test(small)) w = small.replace(/etje$/, "");
      else if (/[mn]pje$/.test(small)) w = small.replace(/pje$/, "");
      else if (/(aa|oo|uu|ee)tje$/.test(small)) w = small.replace(/.tje$/, "");
      else if (/[lnrwy]tje$/.test(small)) w = small.replace(/tje$/, "");
      else if (/[^aeiouy]je$/.test(small)) w = small.replace(/je$/, "");
    }
    const whole = w;
    if (w.length > 4) w = w.replace(/ieen$/, "ie").replace(/rien$/, "rie").replace(/([^io]|[aeou]i)en$/, "$1");
    if (w.length > 4 && w === whole) w = w.replace(/([^s])s$/, "$1");
    if (w.length > 4) w = w.replace(/([^i])e$/, "$1");
    if (w.length > 6) w = w.replace(/ing$/, "");
    /* "spraken" is of "spraak", "vakken" of "vak"; with "dagen" and "wegen" it is otherwise. */
    if (w !== whole && /(^|[^aeiouy])[aou][^aeiouwxy]$/.test(w) && !/(?:dag|slag|drag|glas|pad|bad|dak|blad|gat|god|slot)$/.test(w)) w = w.replace(/(.)(.)$/, "$1$1$2");
    if (w.length > 4) w = w.replace(/([^aeiouy])t$/, "$1").replace(/([^aeiouy])d$/, "$1");
    return w.replace(/([^aeiouy])\1$/, "$1").replace(/(..)v$/, "$1f").replace(/(..)z$/, "$1s").replace(/ee/g, "e");
  };
  const english = (word) => {
    let w = word.replace(/'s?$/, "");
    if (w.length > 4) w = w.replace(/ie[sd]$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^us])s$/, "$1");
    if (w.length > 6) w = w.replace(/(ness|ment)$/, "").replace(/iti?$/, "");
    if (w.length > 5) w = w.replace(/eed$/, "ee").replace(/(ing|ed)$/, "").replace(/(.{4})ly$/, "$1").replace(/([^aeiousl])\1$/, "$1");
    if (w.length > 6) w = w.replace(/(?:at)?ion$/, "").replace(/ate$/, "");
    return w.length > 3 ? w.replace(/ll$/, "l").replace(/e$/, "").replace(/y$/, "i") : w;
  };
  const LANGUAGES = {
    nl: {
      stem: dutch,
      stop: "de het een en van ik te dat die dit in is je jij jou jouw met op voor er aan ook als zijn was om niet bij of wat dan maar naar door over"
        + " u me mij mijn we wij ons onze hij zij ze hun hem haar deze hoe wie waar wanneer waarom welke welk heb hebt heeft ben bent wordt word worden kan kun kunt kunnen"
        + " mag mogen moet moeten wil wilt zou zal ga gaat doe doet doen eigenlijk even nog nu al wel toch graag iets iemand veel heel zo",
      /* What stands before a verb, and away from it: "meenemen", "neem mee". */
      loose: "aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor|weg|ziek",
    },
    en: {
      stem: english,
      stop: "the a an and of to in is are am you your i it its for on with that this these be been as at or what do does did done my me we our from by"
        + " how who whom where when why which have has had can could may might should would will shall must if there they them he she his her about get so any some not just really",
      loose: "",
    },
  };
  /* What people hear, and write in another way: "addres", "begelijder", "recieve". */
  const sound = (word) => word.replace(/ij|ei|ie/g, "i").replace(/ou/g, "au").replace(/ch/g, "g").replace(/c(?=[eiy])/g, "s")
    .replace(/c|q/g, "k").replace(/ph|v/g, "f").replace(/z/g, "s").replace(/th|dt|d(?![a-z])/g, "t").replace(/(.)\1+/g, "$1");

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

  return { fold, words, WORD, NUMBER, number, sound, near, LANGUAGES };
})();

// What a reader would notice on the page as it is now: contrast, width, the size of what is touched.
// Gives plain data, and marks one word of every look with data-look. Asked for "marked", only the
// contrast of those marked before.
(what) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const parsed = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [x, y, z]) =>
    [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((c) => {
      const s = c / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [low, high] = [light(one), light(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const name = (element) =>
    `${element.localName}.${element.getAttribute("class") || ""} “${element.textContent.trim().slice(0, 40)}”`;
  const looks = new Map();
  const marked = [...document.querySelectorAll("[data-look]")];
  if (what !== "marked") for (const element of marked) element.removeAttribute("data-look");
  // The colour behind an element, and how much of its words is left by the opacity of what it is in.
  const look = (element) => {
    if (!element) return { behind: [255, 255, 255, 1], opacity: 1, path: "" };
    if (!looks.has(element)) {
      const outer = look(element.parentElement);
      const style = getComputedStyle(element);
      const behind = over(parsed(style.backgroundColor), outer.behind);
      const path = `${outer.path}>${element.localName}.${element.getAttribute("class")}`;
      looks.set(element, { behind, opacity: outer.opacity * Number(style.opacity), path });
    }
    return looks.get(element);
  };

  const faint = [];
  let words = 0;
  const seen = new Set();
  const kinds = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (what !== "marked" && walker.nextNode()) {
    if (walker.currentNode.data.trim()) seen.add(walker.currentNode.parentElement);
  }
  for (const element of what === "marked" ? marked : seen) {
    if (element.closest(".hv-vh,.md-skip,script,style")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const { behind: back, opacity, path } = look(element);
    const kind = [path, back, opacity, style.color, style.fontSize, style.fontWeight].join();
    if (!kinds.has(kind)) element.setAttribute("data-look", "");
    kinds.add(kind);
    // Words in a picture stand on the box that was drawn before them.
    let box = element.matches(".hv-week__word,.hv-line__phase") ? element : null;
    while (box && box.localName !== "rect") box = box.previousElementSibling;
    const behind = box ? parsed(getComputedStyle(box).fill) : back;
    const [r, g, b, a] = parsed(element.ownerSVGElement ? style.fill : style.color);
    const found = ratio(over([r, g, b, a * opacity], behind), behind);
    words += 1;
    if (found < 4.5) faint.push(`${found.toFixed(2)} ${name(element)}`);
  }
  if (what === "marked") return { words, faint };

  const room = document.documentElement.clientWidth;
  const wide = [];
  if (document.documentElement.scrollWidth > room) {
    for (const element of document.querySelectorAll(".md-content *, .hv-header *, .hv-footer *")) {
      if (element.getBoundingClientRect().right > room + 0.5) wide.push(name(element));
    }
    wide.push("the page");
  }
  const cut = [...document.querySelectorAll(".hv-btn, .hv-tag, .hv-card, .hv-ticket, .hv-ticket dd")]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
    .map(name);
  // What is touched: 24 px each way, but not a link within a sentence.
  const small = [];
  for (const element of document.querySelectorAll("a[href], button, input, textarea, select, summary, label:has(input), [role=button], [tabindex]")) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.matches(".md-skip, .md-overlay") || element.closest("label") && element.localName === "input") continue;
    const { width, height } = element.getBoundingClientRect();
    if (Math.min(width, height) >= 23.9) continue;
    const around = element.parentElement;
    const inline = getComputedStyle(element).display === "inline" &&
      around.textContent.trim().length > element.textContent.trim().length;
    if (!inline) small.push(`${Math.round(width)} × ${Math.round(height)} ${name(element)}`);
  }
  const box = (selector) => {
    const element = document.querySelector(selector);
    if (!element || !element.checkVisibility({ visibilityProperty: true })) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  return {
    words, faint, wide, cut, small,
    stuck: box(".hv-stuck a"), menu: box(".hv-nav"), button: box(".hv-menu"),
  };
};

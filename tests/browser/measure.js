// What a reader would notice on the page as it is now: width, and contrast if asked. Gives plain data.
(colours) => {
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
  // The colour behind an element, and how much of its words is left by the opacity of what it is in.
  const look = (element) => {
    if (!element) return { behind: [255, 255, 255, 1], opacity: 1 };
    if (!looks.has(element)) {
      const outer = look(element.parentElement);
      const style = getComputedStyle(element);
      const behind = over(parsed(style.backgroundColor), outer.behind);
      looks.set(element, { behind, opacity: outer.opacity * Number(style.opacity) });
    }
    return looks.get(element);
  };

  const faint = [];
  let words = 0;
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (colours && walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(element)) continue;
    seen.add(element);
    if (element.closest(".hv-vh,.md-skip,script,style")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    // Words in a picture stand on the box that was drawn before them.
    let box = element.matches(".hv-week__word,.hv-line__phase") ? element : null;
    while (box && box.localName !== "rect") box = box.previousElementSibling;
    const behind = box
      ? parsed(getComputedStyle(box).fill)
      : look(element).behind;
    const [r, g, b, a] = parsed(element.ownerSVGElement ? style.fill : style.color);
    const found = ratio(over([r, g, b, a * look(element).opacity], behind), behind);
    words += 1;
    if (found < 4.5) faint.push(`${found.toFixed(2)} ${name(element)}`);
  }

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
  const box = (selector) => {
    const element = document.querySelector(selector);
    if (!element || !element.checkVisibility({ visibilityProperty: true })) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  return {
    words, faint, wide, cut,
    stuck: box(".hv-stuck a"), menu: box(".hv-nav"), button: box(".hv-menu"),
  };
};

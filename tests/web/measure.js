// Returns what is wrong with the page once its root's letters have that size in pixels (null: as they are), by kind
// of fault: {fault: [words about an element]}.
({ root, letters, explorerLetters, leading, target, edge }) => {
  document.documentElement.style.fontSize = root ? `${root}px` : "";
  const SLACK = 0.5; // pixels lost in rounding
  const found = {};
  const report = (fault, element, words) => (found[fault] ??= []).push(`${describe(element)}: ${words}`);
  const describe = (element) =>
    `${element.localName}${element.className ? `.${element.className}` : ""} “${(element.textContent || "").trim().slice(0, 20)}”`;
  const round = (number) => Math.round(number * 10) / 10;

  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && !style.clipPath.startsWith("inset(50%");
  };
  const all = [...document.body.querySelectorAll("*")].filter(isSeen);

  // --- nothing is wider than the page, or cut
  const width = document.documentElement.clientWidth;
  const scrolls = document.documentElement.scrollWidth;
  if (scrolls > width) report("overflow", document.body, `${scrolls} px wide on ${width} px`);
  for (const element of all) {
    const box = element.getBoundingClientRect();
    if (box.left < -SLACK || box.right > width + SLACK) report("overflow", element, `${round(box.left)} to ${round(box.right)}`);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    // What is typed may be longer than its field.
    const hides = element.matches("button, select") || (getComputedStyle(element).overflow !== "visible" && !element.matches("input"));
    const scrollable = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (hides && clientWidth && scrollWidth > clientWidth + 1) report("cut", element, `${scrollWidth} px in ${clientWidth} px`);
    if (hides && clientHeight && !scrollable && scrollHeight > clientHeight + 1)
      report("cut", element, `${scrollHeight} px in ${clientHeight} px high`);
  }
  const pen = document.createElement("canvas").getContext("2d");
  for (const control of document.querySelectorAll(".phone :is(input[placeholder], select)")) {
    const style = getComputedStyle(control);
    pen.font = style.font;
    const room = control.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const texts = control.options ? [...control.options].map((option) => option.label) : [control.placeholder];
    for (const text of texts) {
      const needed = pen.measureText(text).width;
      if (needed > room + 1) report("cut", control, `“${text}” takes ${round(needed)} px of ${round(room)} px`);
    }
  }

  for (const picture of document.images)
    if (!(picture.complete && picture.naturalWidth)) report("picture", picture, picture.src);

  // --- letters are large and lines apart
  const speaks = (element) =>
    element.matches("input, select, button") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const check = (element, part) => {
    const style = getComputedStyle(element, part);
    const size = parseFloat(style.fontSize);
    const least = element.closest(".explorer") ? explorerLetters : letters;
    if (size < least - 0.01) report("letters", element, `${round(size)} px${part ?? ""}`);
    const ratio = parseFloat(style.lineHeight) / size;
    const isText = !element.matches("input, select, option");
    if (isText && !(ratio >= leading - 0.001)) report("leading", element, `${style.lineHeight} for ${size} px`);
  };
  for (const element of all) {
    if (speaks(element)) check(element);
    for (const part of ["::before", "::after", "::placeholder"])
      if (/^"[^"]/.test(getComputedStyle(element, part).content) || (part === "::placeholder" && element.placeholder))
        check(element, part);
  }

  // --- what is pressed is large, and nothing lies over it
  const labelled = (element) => element.matches("[type=radio], [type=checkbox]") && element.labels[0];
  const targets = all
    .filter((element) => element.matches("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"))
    .map((element) => labelled(element) || element);
  for (const element of targets) {
    const { width: wide, height: high } = element.getBoundingClientRect();
    if (Math.min(wide, high) < target - 0.01) report("target", element, `${round(wide)} × ${round(high)} px`);
  }
  const overlaps = (a, b) => {
    const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    return across > SLACK && down > SLACK;
  };
  const title = document.querySelector(".bar h1, .bar-title");
  for (const group of [[...document.querySelectorAll(".bar :is(a, button)"), title], [...document.querySelectorAll("main :is(a, button, label.choice)")]])
    group.forEach((a, i) => group.slice(i + 1).forEach((b) => {
      if (overlaps(a, b) && !a.closest("dialog") && !b.closest("dialog")) report("overlap", a, `lies on ${describe(b)}`);
    }));
  const middle = (element) => { const box = element.getBoundingClientRect(); return (box.left + box.right) / 2; };
  const aside = middle(title) - middle(title.closest(".bar"));
  if (Math.abs(aside) > 1) report("title", title, `${round(aside)} px off the middle`);

  // --- the edges of controls can be seen
  const rgb = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].reduce((sum, part, i) => {
    const value = part / 255;
    return sum + [0.2126, 0.7152, 0.0722][i] * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0);
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const colour = rgb(getComputedStyle(element).backgroundColor);
    return (colour[3] ?? 1) === 1 || !element.parentElement ? colour : ground(element.parentElement);
  };
  const bordered = "select, button:not(.back), .choice, .plain, .searchbox, input:not([type=radio], [type=checkbox], [type=file])";
  for (const element of all.filter((each) => each.matches(bordered))) {
    const behind = ground(element.parentElement);
    const style = getComputedStyle(element);
    const border = parseFloat(style.borderTopWidth) ? contrast(rgb(style.borderTopColor), behind) : 1;
    const best = Math.max(border, contrast(ground(element), behind));
    if (best < edge) report("edge", element, `${round(best)} : 1`);
  }
  return found;
}

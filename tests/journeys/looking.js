/* What looking.py asks of a page: each function returns sentences, and none is good. */
"use strict";

var named = (one) => one.outerHTML.slice(0, 80);

var shape = (smallest) => {
  const faults = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const sticksOut = ({ left, right }) => right > root.clientWidth + 1 || left < -1;
    const wide = [...document.body.querySelectorAll("*")].filter((one) => sticksOut(one.getBoundingClientRect()));
    faults.push(`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth}: ${wide.slice(0, 3).map(named)}`);
  }
  for (const [name, selector] of [["first headings", "h1"], ["main parts", "main"]]) {
    const many = document.querySelectorAll(selector).length;
    if (many !== 1) faults.push(`has ${many} ${name}`);
  }
  const pressed = ".usa-button:not(.usa-button--unstyled), .wf-call__number, .wf-quick a, summary, .wf-choice, .usa-input";
  for (const one of document.querySelectorAll(`${pressed}, select`)) {
    const { width, height } = one.getBoundingClientRect();
    const small = Math.min(width, height) < smallest - 0.5;
    if (height && small) faults.push(`${Math.round(width)} × ${Math.round(height)} is less than ${smallest}: ${named(one)}`);
  }
  return faults;
};

var rings = () => {
  const faults = [];
  const drawing = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor"];
  const around = (one) => [one, one.closest(".wf-choice"), one.nextElementSibling].filter(Boolean);
  const look = (one) => around(one).map((part) => drawing.map((name) => getComputedStyle(part)[name])).join();
  const reached = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea")];
  for (const one of reached.filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)) {
    document.activeElement?.blur();
    const before = look(one);
    one.focus();
    if (document.activeElement !== one) { faults.push(`cannot be reached: ${named(one)}`); continue; }
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const drawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    if (!drawn && look(one) === before) faults.push(`shows no ring: ${named(one)}`);
    one.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = one.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10));
    const itself = over && (one.contains(over) || over.contains(one) || one.closest(".wf-choice")?.contains(over));
    if (width > 1 && !itself) faults.push(`is covered by ${over && named(over)}: ${named(one)}`);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return faults;
};

/* Keys for the staff's pages, which work without them: / searches, g t goes to today, g p to people, ? to help. */
"use strict";

const OFF = "wf-keys-off";
const WAYS = { t: "/staff/", p: "/staff/people/" };
const WITHIN = 1500;
let began = -WITHIN;

const areOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
const isWriting = (where) => where.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!(event.target instanceof Element) || isWriting(event.target) || areOff()) return;
  const going = event.timeStamp - began < WITHIN;
  began = -WITHIN;
  if (event.key === "/") {
    const fields = [...document.querySelectorAll("[data-search]")];
    const field = fields.find((one) => one.checkVisibility());
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  } else if (event.key === "?") {
    location.assign("/staff/help/");
  } else if (event.key === "g") {
    began = event.timeStamp;
  } else if (going && WAYS[event.key]) {
    location.assign(WAYS[event.key]);
  }
});

/* Somebody who speaks to their computer may not want single keys to do things (WCAG 2.1.4). */
for (const box of document.querySelectorAll("[data-keys]")) {
  box.closest("[hidden]").hidden = false;
  box.checked = !areOff();
  box.addEventListener("change", () => {
    try { localStorage.setItem(OFF, box.checked ? "0" : "1"); } catch { /* then they stay as they are */ }
  });
}

/* What a script may add to pages that work without one: leaving fast, reading aloud, printing. It stores nothing. */
"use strict";

const speech = window.speechSynthesis;

/* --- leaving: the page goes blank at once and is replaced, so that Back does not lead here --- */
const leave = document.querySelector("[data-leave]");

function goAway() {
  try { sessionStorage.clear(); } catch { /* there may be none */ }
  speech?.cancel();
  document.title = "…";
  document.body.replaceChildren();
  location.replace(leave.href);
}

if (leave) {
  for (const way of document.querySelectorAll("[data-leave]")) {
    way.addEventListener("click", (event) => { event.preventDefault(); goAway(); });
  }
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { presses = []; return; }
    presses = [...presses, event.timeStamp].slice(-3);
    if (presses.length === 3 && event.timeStamp - presses[0] < 3000) goAway();
  });
}

/* --- reading aloud: a paragraph at a time, each by a voice of its own language --- */
const readAloud = document.querySelector("[data-read-aloud]");
const READ = "h1, h2, h3, h4, legend, p, li, label, summary, dt, dd, th, td, [data-say]";

function voiceFor(lang) {
  const short = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const fitting = speech.getVoices().filter((voice) => short(voice.lang) === short(lang));
  return fitting.find((voice) => voice.localService) || fitting[0];
}

function* sentences(main) {
  for (const part of main.querySelectorAll(READ)) {
    if (!part.checkVisibility || !part.checkVisibility() || part.closest("[data-read-aloud]")) continue;
    if (part.querySelector(READ)) continue;
    const words = part.innerText.replace(/\s+/g, " ").trim();
    if (words) yield { part, words, lang: part.closest("[lang]").lang };
  }
}

function startReading(main, done) {
  speech.cancel();
  const parts = [...sentences(main)];
  parts.forEach(({ part, words, lang }, index) => {
    const saying = new SpeechSynthesisUtterance(words);
    saying.lang = lang;
    saying.voice = voiceFor(lang) || null;
    saying.rate = 0.95;
    saying.onstart = () => part.classList.add("wf-being-read");
    saying.onend = saying.onerror = () => {
      part.classList.remove("wf-being-read");
      if (index === parts.length - 1) done();
    };
    speech.speak(saying);
  });
}

function offerReading() {
  if (!voiceFor(document.documentElement.lang)) return;
  const main = document.getElementById("main");
  const [read, stop] = [readAloud.querySelector("[data-read]"), readAloud.querySelector("[data-stop]")];
  const show = (reading) => { read.hidden = reading; stop.hidden = !reading; };
  const silence = () => { speech.cancel(); show(false); };
  readAloud.hidden = false;
  read.onclick = () => { show(true); startReading(main, () => show(false)); stop.focus(); };
  stop.onclick = () => { silence(); read.focus(); };
  addEventListener("pagehide", silence);
}

if (readAloud && speech) {
  offerReading();
  speech.addEventListener?.("voiceschanged", offerReading);
}

/* --- small things --- */
document.documentElement.classList.add("wf-scripted");
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.onclick = () => print();
}
document.querySelector("[data-focus]")?.focus();

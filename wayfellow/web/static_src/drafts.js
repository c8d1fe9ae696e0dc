/* What is being written is kept as a draft on the server after each pause, and comes back when the page opens again.
   Nothing is kept in the browser. Without this script a form works as ever. */
"use strict";

const PAUSE = 1000;
const OURS = new Set(["key", "draft", "csrfmiddlewaretoken"]);

function written(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!OURS.has(name) && typeof value === "string") (fields[name] ??= []).push(value);
  }
  return fields;
}

function fill(form, fields) {
  for (const part of form.elements) {
    if (!part.name || OURS.has(part.name) || part.type === "submit" || part.tagName === "FIELDSET") continue;
    const values = fields[part.name] || [];
    if (part.type === "checkbox" || part.type === "radio") part.checked = values.includes(part.value);
    else if (values.length) part.value = values.shift();
  }
}

class Keeper {
  constructor(status) {
    this.status = status;
    this.form = status.closest("form");
    this.begun = JSON.stringify(written(this.form));
    this.begin(crypto.randomUUID(), 0);
    this.last = this.begun;
    this.queue = this.bringBack();
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    document.addEventListener("visibilitychange", () => this.keep());
    this.form.addEventListener("submit", () => { this.sent = true; clearTimeout(this.timer); });
    addEventListener("pageshow", (event) => { if (event.persisted) this.sent = false; });
  }

  begin(client, version) {
    this.client = client;
    this.version = version;
    this.form.elements.draft.value = version ? client : "";
  }

  say(words, link, press) {
    this.status.replaceChildren(words || "");
    if (link) this.status.append(" ", Object.assign(document.createElement("a"), link));
    if (press) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: press });
      button.className = "usa-button usa-button--unstyled";
      button.addEventListener("click", () => this.dropAndBeginAnew());
      this.status.append(" ", button);
    }
  }

  async ask(method, told) {
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json", "Accept": "application/json" };
    const body = told && JSON.stringify(told);
    return fetch(this.status.dataset.drafts, { method, headers, body, redirect: "manual", keepalive: method !== "GET" });
  }

  /* Signing in anew changed the token that every form of this page sends. */
  async renewToken() {
    const answer = await this.ask("GET");
    if (!answer.ok) return answer;
    const { token } = await answer.json();
    for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = token;
    return null;
  }

  async bringBack() {
    const answer = await this.ask("GET").catch(() => null);
    if (!answer?.ok) return;
    const [draft] = (await answer.json()).drafts;
    if (!draft) return;
    this.begin(draft.client, draft.version);
    const untouched = JSON.stringify(written(this.form)) === this.begun;
    if (!untouched || this.form.matches("[data-typed]") || this.form.querySelector("[aria-invalid]")) return;
    fill(this.form, structuredClone(draft.fields));
    this.last = JSON.stringify(written(this.form));
    this.say(draft.restored, null, this.status.dataset.anew);
  }

  keep() {
    clearTimeout(this.timer);
    if (this.sent) return this.queue; /* what was sent is no draft any more */
    this.queue = this.queue.then(() => this.keepNow()).catch(() => this.say(this.status.dataset.failed));
    return this.queue;
  }

  async keepNow() {
    const fields = written(this.form);
    const now = JSON.stringify(fields);
    if (now === this.last) return;
    let answer = await this.ask("POST", { client: this.client, version: this.version, fields });
    if (answer.status === 403) {
      answer = (await this.renewToken()) || (await this.ask("POST", { client: this.client, version: this.version, fields }));
    }
    if (answer.status === 409) { /* another page has kept a newer one: both are kept */
      this.begin(crypto.randomUUID(), 0);
      answer = await this.ask("POST", { client: this.client, version: 0, fields });
    }
    const { ended, signIn, signInAt, failed } = this.status.dataset;
    if (answer.type === "opaqueredirect") {
      this.say(ended, { href: signInAt, textContent: signIn, target: "_blank", rel: "noopener" });
    } else if (!answer.ok) {
      this.say(failed);
    } else {
      const kept = await answer.json();
      this.begin(kept.client, kept.version);
      this.last = now;
      this.say(kept.says);
    }
  }

  async dropAndBeginAnew() {
    await this.ask("DELETE", { client: this.client, version: this.version, fields: {} });
    this.form.reset();
    this.begin(crypto.randomUUID(), 0);
    this.last = this.begun;
    this.say("");
  }
}

for (const status of document.querySelectorAll("[data-drafts]")) {
  if (!status.dataset.drafts.startsWith("/staff/") || !location.pathname.startsWith("/staff/")) continue;
  new Keeper(status);
}

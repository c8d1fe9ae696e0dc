/* Passkeys: what a browser has to be asked by script. Without one, or where a browser cannot, the forms stay hidden. */
"use strict";

const asked = {
  create: (given) => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
      ...given.publicKey,
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    }),
  }),
  get: (given) => navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given.publicKey),
  }),
};

async function options(form) {
  if (form.dataset.passkey !== "login") {
    const given = JSON.parse(document.getElementById("passkey-options").textContent);
    return given.creation_options ?? given.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.querySelector("[data-passkey-button]").addEventListener("click", async () => {
    try {
      const ask = asked[form.dataset.passkey] ?? asked.get;
      form.elements.credential.value = JSON.stringify((await ask(await options(form))).toJSON());
      form.submit();
    } catch {
      form.querySelector("[data-passkey-failed]").hidden = false;
    }
  });
}

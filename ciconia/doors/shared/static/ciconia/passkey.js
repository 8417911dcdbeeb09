// Passkeys: the only thing on these pages that a form cannot do. Without this file every page keeps another way.
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  function options(sent, way) {
    const asked = { ...sent.publicKey, challenge: bytes(sent.publicKey.challenge) };
    if (way === "create") {
      asked.user = { ...asked.user, id: bytes(asked.user.id) };
      asked.excludeCredentials = known(asked.excludeCredentials);
      asked.authenticatorSelection = {
        ...asked.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      };
    } else {
      asked.allowCredentials = known(asked.allowCredentials);
    }
    return { publicKey: asked };
  }

  function answer(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  async function sent(form) {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const got = await fetch(form.action, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!got.ok) throw new Error(String(got.status));
    return (await got.json()).request_options;
  }

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[role=alert]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const asked = options(await sent(form), form.dataset.passkey);
        form.elements.credential.value = answer(await navigator.credentials[form.dataset.passkey](asked));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();

// A draft keeps itself: a pause in typing sends the form as it is. Without this file every screen is kept by its button.
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const said = form.querySelector("[data-said]");
  const PAUSE = 1500;
  let timer, busy, dirty, stopped, pressed, wait = PAUSE;

  const say = (words) => {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    said.textContent = words.replace("{time}", time);
  };
  const later = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(keep, wait);
  };

  async function keep() {
    if (busy || stopped) return;
    busy = true;
    dirty = false;
    try {
      const got = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
      const told = await got.json();
      say(told.said);
      if (told.seen !== undefined) form.elements.seen.value = told.seen;
      stopped = Boolean(told.stop);
      wait = PAUSE;
    } catch {
      say(form.dataset.lost);
      dirty = true;
      wait = Math.min(wait * 2, 60000);
    }
    busy = false;
    if (pressed) form.requestSubmit(pressed);
    else if (dirty) later();
  }

  form.addEventListener("input", () => {
    dirty = true;
    later();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (busy && !pressed) {
      pressed = event.submitter;
      event.preventDefault();
    } else stopped = true;
  });
  window.addEventListener("online", () => dirty && keep());
})();

// Names that are like what is typed, asked for while it is typed. Without this file the button beside it asks.
(() => {
  const field = document.querySelector("input[data-suggest]");
  if (!field) return;
  const into = document.getElementById(field.dataset.into);
  const form = into.closest("form");
  let timer, asked = 0;

  async function ask() {
    const mine = ++asked;
    try {
      const got = await fetch(`${field.dataset.suggest}?find=${encodeURIComponent(field.value)}`);
      const found = await got.text();
      if (!got.ok || mine !== asked) return;
      const ticked = [...into.querySelectorAll(":checked")].map((box) => box.closest("label"));
      into.innerHTML = found;
      for (const label of ticked) {
        into.querySelector(`[value="${CSS.escape(label.control.value)}"]`)?.closest("label").remove();
        into.prepend(label);
      }
      form.hidden = false;
      if (form.elements.words) form.elements.words.value = field.value;
    } catch {
      // The button still asks.
    }
  }
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });
})();

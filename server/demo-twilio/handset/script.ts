/**
 * Keeps the handsets' page as it is at the network, without a reload: asks for the page again when something happened, and takes over the
 * parts that changed. What a person is writing stays. Without it, the same forms lead to the same pages.
 */

export const SCRIPT = `'use strict';
const parts = () => document.querySelectorAll('[data-part]');
const drawn = new Map([...parts()].map((part) => [part.id, part.innerHTML]));

/** Adds what is new to a list, so that only that is read out; what stood there changes in its facts alone. */
function addTo(list, fresh) {
  const isSame = list.dataset.of === fresh.dataset.of && list.children.length <= fresh.children.length;
  if (!isSame) list.replaceChildren();
  list.dataset.of = fresh.dataset.of;
  [...fresh.children].forEach((item, index) => {
    const known = list.children[index];
    if (!known) list.append(item.cloneNode(true));
    else if (known.innerHTML !== item.innerHTML) known.querySelector('.facts')?.replaceWith(item.querySelector('.facts'));
  });
  toEnd(list);
}

function toEnd({ parentElement }) {
  parentElement.scrollTop = parentElement.scrollHeight;
}

function show(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of parts()) {
    const fresh = page.getElementById(part.id);
    if (!fresh || drawn.get(part.id) === fresh.innerHTML) continue;
    drawn.set(part.id, fresh.innerHTML);
    const hadFocus = part.contains(document.activeElement);
    if (part.dataset.part === 'list') addTo(part, fresh);
    else part.innerHTML = fresh.innerHTML;
    if (hadFocus && !part.contains(document.activeElement)) document.getElementById('call-title').focus();
  }
}

let isAsking = false;
let isAskedAgain = false;
async function look() {
  isAskedAgain = isAsking;
  if (isAsking) return;
  isAsking = true;
  try {
    show(await (await fetch(location.href)).text());
  } catch {
    // The network is gone for the moment: its events begin again by themselves.
  }
  isAsking = false;
  if (isAskedAgain) look();
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) fields.set(event.submitter.name, event.submitter.value);
  for (const field of form.querySelectorAll('[data-once]')) field.value = '';
  const answer = await fetch(form.action, { method: 'POST', body: fields });
  if (answer.ok) show(await answer.text());
});

for (const list of document.querySelectorAll('[data-part=list]')) toEnd(list);
const events = new EventSource('/events');
events.onmessage = look;
events.onopen = look;
`;

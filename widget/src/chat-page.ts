/** The chat on its own page. The plain HTML chat stays, and keeps working, until this one has reached the hub. */
import type * as ChatModule from './chat.ts';

const script = document.currentScript;
const plain = document.getElementById('chat');

/** Puts the live chat where the plain one is; words that were being written go along. */
async function takeOver(hub: string, place: HTMLElement): Promise<void> {
  const address = `${hub}/widget/chat.js`;
  const { beginChat, loadStyles, showChat } = (await import(/* @vite-ignore */ address)) as typeof ChatModule;
  const chat = beginChat(hub);
  await new Promise<void>((ready) => {
    const stopWaiting = chat.subscribe(() => {
      if (!chat.state().hasHistory) return;
      stopWaiting();
      ready();
    });
  });
  await loadStyles(hub, document.head);
  const written = place.querySelector('textarea');
  const wasWriting = written !== null && written === document.activeElement;
  if (written && written.value !== '') chat.keepDraft(written.value);
  place.replaceChildren();
  showChat(chat, place, { hub, minimise: null, onUnread: () => undefined }).show(true);
  if (wasWriting) place.querySelector('textarea')?.focus();
}

if (plain && script instanceof HTMLScriptElement) {
  // Whatever could not be fetched, the plain chat is still there.
  takeOver(new URL(script.src).origin, plain).catch(() => undefined);
}

/** The chat in a browser: `beginChat` connects it, `showChat` puts it into a page. Loaded only when it is opened. */
import { h, render } from 'preact';
import type { Attention } from './attention.ts';
import { watchAttention } from './attention.ts';
import type { Chat } from './chat-model.ts';
import { createChat } from './chat-model.ts';
import './chat.css';
import { createCodes } from './code.ts';
import { openConnection } from './connection.ts';
import { httpLine } from './http-line.ts';
import { browserStorage, createKeep, KEY_PREFIX } from './keep.ts';
import { leavePage } from './leave-page.ts';
import type { Later } from './line.ts';
import { ChatView } from './parts/chat-view.tsx';
import { createRatings } from './rating.ts';
import { socketLine } from './socket-line.ts';
import { longTime } from './times.ts';
import { createTogether } from './together.ts';
import { transcript } from './transcript.ts';
import { createAskWhy } from './why.ts';
import { chat as wording } from './wording/en.ts';

const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** A random UUID. `crypto.randomUUID` is missing on pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  }).map((byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Connects a chat to the hub at this origin and continues the conversation that the browser holds, if it holds one. */
export function beginChat(hub: string): Chat {
  const http = { hub, fetch: fetch.bind(window), later };
  const chat = createChat({
    connect: (needs, events) =>
      openConnection({ openSocket: socketLine(hub, later), openHttp: httpLine(http) }, needs, events),
    askWhy: createAskWhy(http),
    codes: createCodes(http),
    ratings: createRatings(http),
    together: createTogether(http),
    keep: createKeep(browserStorage()),
    later,
    clock: () => new Date(),
    newId,
  });
  window.addEventListener('storage', (event) => {
    if (event.key === `${KEY_PREFIX}outbox`) chat.outboxChanged();
  });
  return chat;
}

function saveText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Loads the styles into the page or the shadow root that will hold the chat. Without them it still works, plainly. */
export async function loadStyles(hub: string, root: ParentNode): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `${hub}/widget/chat.css`;
  await new Promise<void>((done) => {
    link.onload = link.onerror = () => done();
    root.append(link);
  });
}

export interface ShowOptions {
  hub: string;
  /** Null where there is nothing to minimise. */
  minimise: (() => void) | null;
  onUnread: (count: number) => void;
}

/** Puts the chat into an element. Tell the answer when the chat comes into view and when it goes out of it. */
export function showChat(chat: Chat, place: HTMLElement, { hub, minimise, onUnread }: ShowOptions): Attention {
  // Told with the date, since a copy is read on another day.
  const when = (at: string) => longTime(at, wording.lang);
  const saveCopy = () =>
    saveText(wording.transcriptFile, transcript(chat.state().thread?.events ?? [], { wording, hub, when }));
  const leave = (url: string) =>
    leavePage(url, {
      hub,
      forget: chat.forget,
      hide: () => (document.documentElement.hidden = true),
      fetch: fetch.bind(window),
      replace: (address) => location.replace(address),
    });
  render(h(ChatView, { chat, hub, wording, minimise, saveCopy, leave }), place);
  return watchAttention(chat, onUnread);
}

/** One message of the plain chat: who, when, what, and what can be pressed. */
import type { Action, ConversationEvent } from '@hub/contract';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

export interface MessageOptions {
  /** The newest message can be jumped to. */
  isNewest: boolean;
  /** Makes the form that says the given text. */
  reply: (label: string, text: string) => Html;
}

const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

function senderName({ from, name }: ConversationEvent): string {
  return from === 'agent' && name !== undefined ? say('chat.agentNamed', { name }) : say(`chat.${from}`);
}

/** A link leads to a page of this hub or to a web address; anything else, such as an address that runs script, is left out. */
function isPage(url: string): boolean {
  return /^(https?:\/\/|\/(?![/\\]))/i.test(url);
}

function actionItem(action: Action, reply: MessageOptions['reply']): Html | null {
  switch (action.type) {
    case 'link':
      return isPage(action.url) ? html`<li><a class="button" href="${action.url}">${action.label}</a></li>` : null;
    case 'reply':
    case 'person':
      return html`<li>${reply(action.label, action.text)}</li>`;
    case 'phone':
      return html`<li>${action.label}: <strong>${action.number}</strong></li>`;
    // Stands at the top of the page, where it is first, however long the thread grows.
    case 'exit':
      return null;
  }
}

/** The message as an item of the list. */
export function messageItem(event: ConversationEvent, { isNewest, reply }: MessageOptions): Html {
  const actions = (event.actions ?? []).flatMap((action) => actionItem(action, reply) ?? []);
  const from = event.kind === 'message' ? event.from : 'system';
  return html`<li class="from-${from}" ${isNewest && html` id="newest"`}>
    <p class="who">
      <b>${senderName(event)}</b> <time datetime="${event.at}">${TIME.format(new Date(event.at))}</time>
    </p>
    <p class="words" dir="auto">${event.text}</p>
    ${
      actions.length > 0 &&
      html`<ul class="actions">
        ${actions}
      </ul>`
    }
  </li>`;
}

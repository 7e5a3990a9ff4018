/** One entry of the list: who, when, what, what can be pressed, and whether it has arrived. */
import type { Action } from '@hub/contract';
import { safeHref } from '../links.ts';
import type { Delivery, Row } from '../rows.ts';
import { shortTime } from '../times.ts';
import { senderName } from '../transcript.ts';
import type { ChatWording } from '../wording/en.ts';

interface MessageProps {
  row: Row;
  hub: string;
  wording: ChatWording;
  say: (text: string) => void;
  sendAgain: (clientId: string) => void;
}

function deliveryText(delivery: Delivery, wording: ChatWording): string {
  const texts: Record<Delivery, string> = {
    sending: wording.sending,
    'not-sent-yet': wording.notSentYet,
    sent: wording.sent,
    read: wording.read,
    refused: wording.notSent,
  };
  return texts[delivery];
}

function ActionPart({ action, hub, wording, say }: Omit<MessageProps, 'row' | 'sendAgain'> & { action: Action }) {
  switch (action.type) {
    case 'link': {
      const href = safeHref(action.url, hub);
      // A new tab: the resident keeps the chat beside the form.
      return href === null ? null : (
        <a class="hub-button hub-main" href={href} target="_blank" rel="noopener">
          {action.label} <span class="hub-small">{wording.opensNewTab}</span>
        </a>
      );
    }
    case 'reply':
    case 'person':
      return (
        <button type="button" class="hub-button" onClick={() => say(action.text)}>
          {action.label}
        </button>
      );
    case 'phone':
      return (
        <p class="hub-phone">
          {wording.phone(action.label)} <strong>{action.number}</strong>
        </p>
      );
    // Stands above the composer, where it is always in view.
    case 'exit':
      return null;
  }
}

export function Message({ row, hub, wording, say, sendAgain }: MessageProps) {
  const who = senderName({ from: row.from, ...(row.name !== null && { name: row.name }) }, wording);
  return (
    <li class={`hub-message ${row.isUpdate ? 'hub-update' : `hub-from-${row.from}`}`}>
      <p class="hub-who">
        <span class={row.isUpdate ? 'hub-hidden' : 'hub-name'}>{who}</span>{' '}
        <time dateTime={row.at}>{shortTime(row.at, new Date(), wording.lang)}</time>
      </p>
      <p class="hub-words" dir="auto">
        {row.text}
      </p>
      {row.actions.length > 0 && (
        <div class="hub-actions">
          {row.actions.map((action) => (
            <ActionPart key={action.type + action.label} {...{ action, hub, wording, say }} />
          ))}
        </div>
      )}
      {row.delivery && <p class="hub-delivery">{deliveryText(row.delivery, wording)}</p>}
      {row.delivery === 'refused' && (
        <button type="button" class="hub-button" onClick={() => sendAgain(row.key)}>
          {wording.tryAgain}
        </button>
      )}
    </li>
  );
}

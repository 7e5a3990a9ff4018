/** One entry of the thread: who, when, what. Entries of the hub itself are separators; a resident's words are text everywhere. */
import type { Action, ConversationEvent } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { humanise, timeInWords } from '../../wording/in-words.ts';

function actionInWords(action: Action): string {
  switch (action.type) {
    case 'link':
      return en.conversation.actionLink(action.label);
    case 'reply':
      return en.conversation.actionReply(action.label);
    case 'person':
      return en.conversation.actionPerson(action.label);
    case 'phone':
      return en.conversation.actionPhone(action.label, action.number);
    case 'exit':
      return en.conversation.actionExit(action.label);
  }
}

function senderInWords(event: ConversationEvent, residentName: string): string {
  if (event.from === 'resident') return en.conversation.from.resident(residentName);
  if (event.from === 'agent') return en.conversation.from.agent(event.name ?? en.conversation.adviser);
  return en.conversation.from[event.from]();
}

/** A photo in the thread; it opens in its full size. One that was kept long enough is gone, and its words stay. */
function Photo({ photoId, time }: { photoId: string; time: string }) {
  const url = `/api/console/photos/${photoId}`;
  return (
    <a className="message__photo" href={url} target="_blank" rel="noopener">
      <img src={url} alt={en.photo.alt(time)} loading="lazy" />
    </a>
  );
}

interface EntryProps {
  event: ConversationEvent;
  residentName: string;
  /** Milliseconds; entries of today show no date. */
  now: number;
  /** Under the last message of ours: sent, or seen. */
  mark: string | null;
}

export function Entry({ event, residentName, now, mark }: EntryProps) {
  const time = <time dateTime={event.at}>{timeInWords(event.at, now)}</time>;
  const safety = event.staff?.safety && (
    <span className="safety">{en.conversation.safety(humanise(event.staff.safety).toLowerCase())}</span>
  );
  if (event.kind !== 'message') {
    return (
      <div className="separator">
        <p>
          {event.from === 'agent' && <strong>{senderInWords(event, residentName)}: </strong>}
          {event.text} <span className="separator__time">{time}</span> {safety}
        </p>
      </div>
    );
  }
  return (
    <div className={`message message--${event.from}`}>
      <p className="message__who">
        <strong>{senderInWords(event, residentName)}</strong> {time} {safety}
      </p>
      <p className="message__text">{event.text}</p>
      {event.staff?.photo !== undefined && <Photo photoId={event.staff.photo} time={timeInWords(event.at, now)} />}
      {event.staff?.writtenBy !== undefined && (
        <p className="message__mark">{en.logContact.writtenBy(event.staff.writtenBy)}</p>
      )}
      {event.actions && event.actions.length > 0 && (
        <div className="message__actions">
          <p>{en.conversation.actions}:</p>
          <ul>
            {event.actions.map((action) => (
              <li key={`${action.type} ${action.label}`}>{actionInWords(action)}</li>
            ))}
          </ul>
        </div>
      )}
      {mark !== null && <p className="message__mark">{mark}</p>}
    </div>
  );
}

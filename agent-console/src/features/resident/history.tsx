/** What happened before: every contact on every channel, newest first, and the resident's reports. */
import type { Channel, PanelData } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { dateInWords, humanise } from '../../wording/in-words.ts';
import { countByChannel } from './count-by-channel.ts';

function ChannelCounts({ channels }: { channels: readonly Channel[] }) {
  return (
    <p className="quiet">
      {countByChannel(channels)
        .map(([channel, count]) => en.resident.channelCount(en.channel[channel], count))
        .join(', ')}
    </p>
  );
}

export function PastContacts({ contacts }: { contacts: PanelData<'contacts'> }) {
  if (contacts.length === 0) return <p>{en.resident.noContacts}</p>;
  return (
    <>
      <ChannelCounts channels={contacts.map(({ channel }) => channel)} />
      <ol className="timeline">
        {contacts.map((contact) => (
          <li key={contact.contactId}>
            <p className="timeline__when">
              <time dateTime={contact.startedAt}>{dateInWords(contact.startedAt)}</time>, {en.channel[contact.channel]}
            </p>
            <p className="timeline__what">{contact.subject}</p>
            <p className="timeline__outcome">{humanise(contact.outcome)}</p>
            {contact.rating !== null && <p className="timeline__outcome">{en.resident.rated(contact.rating)}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Reports of the resident, newest first, and how far each has come. */
export function Cases({ cases }: { cases: PanelData<'cases'> }) {
  if (cases.length === 0) return <p>{en.offices.cases.none}</p>;
  return (
    <ol className="timeline">
      {cases.map(({ reference, subject, stage, expectedOn, sentAt }) => (
        <li key={reference}>
          <p className="timeline__when">
            <time dateTime={sentAt}>{dateInWords(sentAt)}</time>, {reference}
          </p>
          <p className="timeline__what">{subject}</p>
          <p className="timeline__outcome">
            {expectedOn === null ? stage : `${stage}, ${en.offices.cases.expected(dateInWords(expectedOn))}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

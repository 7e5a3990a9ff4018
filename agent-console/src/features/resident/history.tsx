/** What happened before: every contact on every channel, newest first, and the resident's MyAccount. */
import type { Channel, SingleView } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { dateInWords, humanise } from '../../wording/in-words.ts';
import { countByChannel } from './count-by-channel.ts';

type Known = Extract<SingleView, { known: true }>;
export type PastContact = Extract<Known['contacts'], { state: 'ready' }>['data'][number];
export type MyAccountRecord = Extract<Known['myAccount'], { state: 'ready' }>['data'];

function ChannelCounts({ channels }: { channels: readonly Channel[] }) {
  return (
    <p className="quiet">
      {countByChannel(channels)
        .map(([channel, count]) => en.resident.channelCount(en.channel[channel], count))
        .join(', ')}
    </p>
  );
}

export function PastContacts({ contacts }: { contacts: readonly PastContact[] }) {
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
          </li>
        ))}
      </ol>
    </>
  );
}

const dateOrNever = (iso: string | null) => (iso === null ? en.resident.never : dateInWords(iso));

export function MyAccount({ account }: { account: MyAccountRecord }) {
  if (!account.registered) return <p>{en.resident.notRegistered}</p>;
  return (
    <dl className="facts">
      <dt>{en.resident.registered}</dt>
      <dd>{en.why.yes}</dd>
      <dt>{en.resident.since}</dt>
      <dd>{dateOrNever(account.registeredAt)}</dd>
      <dt>{en.resident.lastSignIn}</dt>
      <dd>{dateOrNever(account.lastSignInAt)}</dd>
      <dt>{en.resident.services}</dt>
      <dd>{account.services.length === 0 ? en.resident.noServices : account.services.map(humanise).join(', ')}</dd>
    </dl>
  );
}

/** An adviser sends the link to the resident of a contact that they hold: in the chat, by text, or to the mobile of somebody on the phone. */
import type { Outcome } from '@hub/contract';
import type { ConversationLog } from '../conversation/index.ts';
import { fill } from '../platform/fill.ts';
import { refused } from '../platform/problem.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { firstName } from '../work/index.ts';
import type { Photos } from './create-photos.ts';
import { photoWording } from './wording.ts';

export interface SendLinkPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  photos: Pick<Photos, 'offer'>;
  log: Pick<ConversationLog, 'append'>;
  council: string;
  publicBaseUrl: string;
  /** Writes a text that an adviser asks for, once for its cause; answers why it may not be sent, or null. */
  writeText: (
    tx: Tx,
    text: { conversationId: string; receiver: string; body: string; cause: string; now: Date },
  ) => Promise<keyof typeof photoWording.notTexted | null>;
  onText: () => void;
}

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });

/** Each time it is asked for, a new link: the one before may be too old. */
export async function sendLink(ports: SendLinkPorts, staffId: string, contactId: string): Promise<Outcome> {
  const { db, newId } = ports;
  const contact = await db.contact.findFirst({
    where: { id: contactId, assignedTo: staffId, state: 'assigned' },
    select: {
      ...{ channel: true, conversationId: true },
      conversation: { select: { number: true } },
      agent: { select: { name: true } },
    },
  });
  const conversationId = contact?.conversationId ?? null;
  if (!contact || conversationId === null) return notHeld();
  const [link] = ports.photos.offer(conversationId);
  if (link?.type !== 'link') return refused('not-found', photoWording.notSetUp);
  const url = ports.publicBaseUrl + link.url;
  if (contact.channel === 'webchat' || contact.channel === 'sms') {
    // By text it is the adviser's own word: what the hub says by itself may be held back as one text too many (P67).
    const said =
      contact.channel === 'sms'
        ? ({
            from: 'agent',
            name: firstName(contact.agent?.name ?? ''),
            text: fill(photoWording.askedByText, { url }),
          } as const)
        : ({ from: 'system', text: photoWording.asked } as const);
    const event = { conversationId, clientId: newId(), kind: 'message', staffId } as const;
    const appended = await ports.log.append({ ...event, ...said, actions: [link] });
    return 'event' in appended ? { ok: true } : notHeld();
  }
  const number = contact.conversation?.number ?? null;
  if (number === null) return refused('not-allowed', photoWording.notHere);
  const body = fill(photoWording.text, { council: ports.council, url });
  const text = { conversationId, receiver: number, body, cause: link.url, now: ports.clock() };
  const why = await db.$transaction((tx) => ports.writeText(tx, text));
  if (why !== null) return refused('not-allowed', photoWording.notTexted[why]);
  ports.onText();
  return { ok: true };
}

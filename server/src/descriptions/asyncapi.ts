/** What goes over the sockets (socket.io) as AsyncAPI 3.0, made from the events of the contract. Pure. */
import { AGENT_EVENTS, RESIDENT_EVENTS } from '../security/index.ts';
import type { Permission } from '../security/index.ts';
import { AGENT_ASKS, AGENT_IS_TOLD, RESIDENT_ASKS, RESIDENT_IS_TOLD } from './events.ts';
import type { EventLine } from './events.ts';
import { componentSchemas, refTo, schemaOf } from './schemas.ts';
import type { Json } from './schemas.ts';

type Events = Readonly<Record<string, EventLine>>;

interface Namespace {
  name: 'resident' | 'agent';
  says: string;
  asks: Events;
  told: Events;
  permissions: Readonly<Record<string, Permission>>;
}

const NAMESPACES: readonly Namespace[] = [
  {
    name: 'resident',
    says: 'Namespace /resident. Connects with auth {token?}; without a token a conversation begins.',
    ...{ asks: RESIDENT_ASKS, told: RESIDENT_IS_TOLD, permissions: RESIDENT_EVENTS },
  },
  {
    name: 'agent',
    says: "Namespace /agent. Connects with the cookie of a member of staff's session.",
    ...{ asks: AGENT_ASKS, told: AGENT_IS_TOLD, permissions: AGENT_EVENTS },
  },
];

/** Ids of AsyncAPI hold no colon. */
const idOf = (event: string): string => event.replaceAll(':', '.');
const answerIdOf = (event: string): string => `${idOf(event)}.answer`;

const messageOf = (event: string, { says, carries }: EventLine): Json => ({
  ...{ name: event, title: event, summary: says },
  payload: carries ? schemaOf(carries) : { type: 'null' },
});

/** An acknowledgement: `ok: true` with what was asked for, or a problem. */
function answerOf(event: string, answers: NonNullable<EventLine['answers']>): Json {
  const done = {
    allOf: [schemaOf(answers), { type: 'object', required: ['ok'], properties: { ok: { const: true } } }],
  };
  const refused = {
    ...{ type: 'object', required: ['ok', 'problem'] },
    properties: { ok: { const: false }, problem: refTo('problem') },
  };
  return { name: event, title: `Answer to ${event}`, payload: { oneOf: [done, refused] } };
}

const named = (entries: (readonly [string, Json])[]): Json => Object.fromEntries(entries);

function messagesOf({ asks, told }: Namespace): Json {
  const carried = Object.entries(asks).map(
    ([event, line]) => [`${idOf(event)}.asked`, messageOf(event, line)] as const,
  );
  const answers = Object.entries(asks).flatMap(([event, { answers: answer }]) =>
    answer ? [[answerIdOf(event), answerOf(event, answer)] as const] : [],
  );
  const tellings = Object.entries(told).map(
    ([event, line]) => [`${idOf(event)}.told`, messageOf(event, line)] as const,
  );
  return named([...carried, ...answers, ...tellings]);
}

function operationsOf({ name, asks, told, permissions }: Namespace): (readonly [string, Json])[] {
  const channel = { $ref: `#/channels/${name}` };
  const message = (id: string): Json => ({ $ref: `#/channels/${name}/messages/${id}` });
  const received = Object.entries(asks).map(([event, { says, answers }]) => {
    const reply = answers ? { reply: { channel, messages: [message(answerIdOf(event))] } } : {};
    const operation = {
      ...{ action: 'receive', channel, summary: says, description: permissions[event]?.own },
      ...{ messages: [message(`${idOf(event)}.asked`)], ...reply },
    };
    return [`${name}.receive.${idOf(event)}`, operation] as const;
  });
  const sent = Object.entries(told).map(([event, { says }]) => {
    const operation = { action: 'send', channel, summary: says, messages: [message(`${idOf(event)}.told`)] };
    return [`${name}.send.${idOf(event)}`, operation] as const;
  });
  return [...received, ...sent];
}

/** `url` is where browsers reach the hub. */
export function asyncapi({ url, version }: { url: string; version: string }): Json {
  const { host, protocol } = new URL(url);
  return {
    asyncapi: '3.0.0',
    info: { title: 'Council contact hub', version, description: 'What the hub says and hears over socket.io.' },
    servers: { hub: { host, protocol: protocol === 'https:' ? 'wss' : 'ws', pathname: '/socket.io' } },
    channels: named(
      NAMESPACES.map((each) => [
        each.name,
        { address: `/${each.name}`, description: each.says, messages: messagesOf(each) },
      ]),
    ),
    operations: named(NAMESPACES.flatMap(operationsOf)),
    components: { schemas: componentSchemas },
  };
}

/** What the resident of a chat is told when a supervisor begins to write in it and when they stop. Pure. */
import { isTyped } from '@hub/contract';
import type { Channel, HelperHow } from '@hub/contract';
import type { NewEvent } from '../conversation/index.ts';
import type { Step } from './step.ts';
import { firstName } from './wording.ts';

interface Company {
  conversationId: string;
  channel: Channel;
  /** The supervisor, and whoever holds the contact. */
  name: string;
  holder: string;
  /** How they were in it and how they are now; null where they are not. */
  was: HelperHow | null;
  is: HelperHow | null;
}

/** Nobody is told of whoever only reads along; a call is told by its own network; texts stay free of what nobody asked. */
export function companyTold(
  { conversationId, channel, name, holder, was, is }: Company,
  { wording, newId }: Pick<Step, 'wording' | 'newId'>,
): NewEvent[] {
  if (!isTyped(channel)) return [];
  if ((was === 'join') === (is === 'join')) return [];
  const text = (is === 'join' ? wording.joinedToo : wording.leftAgain)
    .replace('{name}', () => firstName(name))
    .replace('{holder}', () => firstName(holder));
  return [
    { conversationId, clientId: newId(), kind: channel === 'webchat' ? 'message' : 'note', from: 'system', text },
  ];
}

import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ResourceResponse,
  type StatePropertyAccessor,
  TurnContext,
} from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
import * as z from 'zod';
import type { BotAction } from '../port.ts';
import type { DialogStack } from '../state.ts';
import type { Turn } from '../turn.ts';

const TURN = Symbol('turn');
const STACK = Symbol('stack');

const actions = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('link'), label: z.string(), url: z.string() }),
    z.strictObject({ type: z.literal('reply'), label: z.string(), text: z.string() }),
    z.strictObject({ type: z.literal('person'), label: z.string() }),
  ]),
);

/** A message of the framework that carries our buttons. */
export function message(text: string, buttons: readonly BotAction[]): Partial<Activity> {
  return { type: ActivityTypes.Message, text, channelData: { actions: buttons } };
}

/** Gives what dialogs send to the turn under way; nothing leaves the process. */
class CollectingAdapter extends BotAdapter {
  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    for (const activity of activities) {
      const data = z.object({ actions }).parse(activity.channelData);
      turnOf(context).say(activity.text ?? '', data.actions);
    }
    return Promise.resolve(activities.map((_, index) => ({ id: String(index) })));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('A sent message is never changed.'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('A sent message is never deleted.'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('The bot speaks only when spoken to.'));
  }
}

const adapter = new CollectingAdapter();

/** The framework's view of one turn: the message, the turn itself, and the stack of dialogs under way. */
export function contextOf(turn: Turn): TurnContext {
  const context = new TurnContext(adapter, {
    type: ActivityTypes.Message,
    text: turn.input.text,
    conversation: { id: turn.input.conversationId, isGroup: false, conversationType: 'chat', name: '' },
    from: { id: 'resident', name: '' },
    recipient: { id: 'bot', name: '' },
    channelId: 'hub',
    timestamp: turn.input.clock,
  });
  context.turnState.set(TURN, turn);
  context.turnState.set(STACK, { dialogStack: turn.state.dialogStack });
  return context;
}

export function turnOf(context: TurnContext): Turn {
  return context.turnState.get<Turn>(TURN);
}

/**
 * The bridge between the framework's state and ours: it lives in the turn alone, is loaded from the state handed in and
 * read back into the state handed out, so that two turns can never write over each other.
 */
export const stackAccessor: StatePropertyAccessor<DialogState> = {
  get: (context: TurnContext) => Promise.resolve(context.turnState.get<DialogState>(STACK)),
  set: (context: TurnContext, value: DialogState) => {
    context.turnState.set(STACK, value);
    return Promise.resolve();
  },
  delete: (context: TurnContext) => {
    context.turnState.set(STACK, { dialogStack: [] });
    return Promise.resolve();
  },
};

/** The stack after a turn as plain JSON. The framework marks each waterfall with a random id that nothing reads: left out. */
export function stackAfter(context: TurnContext): DialogStack {
  const { dialogStack } = context.turnState.get<DialogState>(STACK);
  return z
    .array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) }))
    .parse(
      JSON.parse(JSON.stringify(dialogStack, (key, value: unknown) => (key === 'instanceId' ? undefined : value))),
    );
}

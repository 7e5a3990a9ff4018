/** The conversation as plain text, for the resident to keep. Pure. */
import type { ConversationEvent } from '@hub/contract';
import { safeHref } from './links.ts';
import type { ChatWording } from './wording/en.ts';

/** Who says it, as the chat shows it. */
export function senderName(event: Pick<ConversationEvent, 'from' | 'name'>, wording: ChatWording): string {
  switch (event.from) {
    case 'resident':
      return wording.you;
    case 'bot':
      return wording.assistant;
    case 'agent':
      return wording.agent(event.name ?? null);
    case 'system':
      return wording.council;
  }
}

/** Lists what can be pressed, so that the copy is of use on paper too. */
function actionLine(action: NonNullable<ConversationEvent['actions']>[number], hub: string): string[] {
  if (action.type === 'link') return [`${action.label}: ${safeHref(action.url, hub) ?? ''}`];
  return action.type === 'phone' ? [`${action.label}: ${action.number}`] : [];
}

/** One paragraph an event: when, who, what. `when` writes a time for the reader. */
export function transcript(
  events: readonly ConversationEvent[],
  { wording, hub, when }: { wording: ChatWording; hub: string; when: (at: string) => string },
): string {
  const paragraphs = events.map((event) =>
    [
      `${when(event.at)} ${senderName(event, wording)}`,
      event.text,
      ...(event.actions ?? []).flatMap((each) => actionLine(each, hub)),
    ].join('\n'),
  );
  return [wording.transcriptTitle, ...paragraphs].join('\n\n') + '\n';
}

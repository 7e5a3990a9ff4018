import { fill } from '../dialogs/wording.ts';
import type { Contacts, Part, ServiceAnswer } from './parts.ts';

/** What the bot can say of each service, with the council's own numbers and places filled in. */
export interface AnswerBook {
  readonly contacts: Contacts;
  /** The two or three sentences that answer a service; undefined when it has no file. */
  intro(service: string): string | undefined;
  /** One part of it; undefined when the service has no file, or none of its own hours. */
  part(service: string, part: Part): string | undefined;
}

export function createAnswerBook(answers: readonly ServiceAnswer[], contacts: Contacts): AnswerBook {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const filled = (text: string | undefined) => (text === undefined ? undefined : fill(text, { ...contacts }));
  return {
    contacts,
    intro: (service) => {
      const answer = byId.get(service);
      return answer && filled(`${answer.what} ${answer.how}`);
    },
    part: (service, part) => filled(byId.get(service)?.[part]),
  };
}

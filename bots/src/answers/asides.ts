import { LEARNED } from '../safety/signals.ts';
import { ASKS, type Understood } from '../understand/types.ts';
import { isPart, type Part } from './parts.ts';
import type { AskedReader } from './read-asked.ts';

/** A question that the bot answers beside whatever is under way: nothing is decided by it, and nothing given up. */
export type Aside =
  { readonly about: 'assistant' } | { readonly about: 'service'; readonly service: string; readonly parts: Part[] };

export interface Asides {
  /**
   * What a message asks besides: what the bot is, or more about the service it answered last (`about`). Undefined for a
   * message like any other. Danger is never an aside, nor a message that wants or says anything more.
   */
  read(text: string, understanding: Understood, about: string | null): Aside | undefined;
  /** Which parts of a service's answer a message asks for: they are said first when that service is answered. */
  parts(text: string): Part[];
  isBinDay(text: string): boolean;
}

/** More than so many parts at once are no answer, but a page to read. */
const MOST_PARTS = 2;

export function createAsides(reader: AskedReader): Asides {
  const partsIn = (text: string) => reader.read(text).flatMap(({ about }) => (isPart(about) ? [about] : []));
  return {
    read: (text, understanding, about) => {
      const found = reader.read(text);
      // A plain question that says nothing else is no danger only because such words were learned with one.
      const isPlain = understanding.safety?.matched === LEARNED && found.some(({ isWhole }) => isWhole);
      if (understanding.safety && !isPlain) return undefined;
      if (found.some((each) => each.about === 'assistant' && each.isWhole)) return { about: 'assistant' };
      if (about === null || found.some((each) => each.about === 'bin-day')) return undefined;
      const parts = found.flatMap((each) => (isPart(each.about) ? [each.about] : [])).slice(0, MOST_PARTS);
      const isWhole = found.some((each) => isPart(each.about) && each.isWhole);
      // Wanting a person is never answered with something else (P17); a question for the number is, with the number.
      const isForNumber = isWhole && parts.includes('otherWays');
      if (understanding.asks.person && !isForNumber) return undefined;
      if (parts.length === 0 || !(isWhole || isOnlyAbout(understanding, about))) return undefined;
      return { about: 'service', service: about, parts };
    },
    parts: (text) => partsIn(text).slice(0, MOST_PARTS),
    isBinDay: (text) => reader.read(text).some(({ about }) => about === 'bin-day'),
  };
}

/** Whether a message names the service that was answered, and its writer wants and says nothing else that the policy weighs. */
function isOnlyAbout({ intents, band, asks }: Understood, service: string): boolean {
  return band === 'answer' && intents[0]?.id === service && !ASKS.some((ask) => asks[ask]);
}

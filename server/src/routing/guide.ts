/** Tells the bot what the policy decided: what to answer, what to offer, what to say first. Pure. */
import type { Guidance } from '@hub/bots';
import type { Decision } from '@hub/routing-rules';

export interface GuideGiven {
  service: { id: string; name: string; path: string; summary: string; online: string; complex: boolean } | null;
  choices: { id: string; name: string }[];
  hoursText: string;
  /** What the policy wants said first. */
  sentences: string[];
  /** The conversation goes over text messages. */
  byText: boolean;
}

/**
 * The link is given only where the policy offers it; a way to a person stands beside whatever is given. Whoever is rung back
 * about a service that is not online yet is told now what to do until then (P55b).
 */
export function guide(decision: Decision, { service, choices, hoursText, sentences, byText }: GuideGiven): Guidance {
  const hasLink = decision.offers.some((offer) => offer.kind === 'link');
  const isExplained = decision.route === 'callback' && service?.online === 'coming' && !service.complex;
  return {
    route: decision.route,
    choices,
    wordings: sentences,
    hoursText,
    byText,
    personAvailable: decision.offers.some((offer) => offer.kind === 'person'),
    questions: decision.obligations.flatMap((each) => (each.kind === 'ask' ? [each.question] : [])),
    ...(service &&
      (hasLink || isExplained) && {
        service: { id: service.id, name: service.name, url: hasLink ? service.path : '', summary: service.summary },
      }),
  };
}

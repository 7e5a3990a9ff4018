import type { Obligation, Offer, Route } from './decision.ts';
import type { ObligationTemplate, OfferTemplate, RowFile } from './table-format.ts';

/** An offer of a row. `forService` marks a link, which is completed with the service of the contact. */
export interface RowOffer {
  offer: Offer;
  forService: boolean;
}

/** An obligation of a row. `completeWith` says which facts of the contact are still to be put in. */
export interface RowObligation {
  obligation: Obligation;
  completeWith: 'needs' | 'language' | null;
}

/** What a row gives, in one shape for every kind of table. Equal offers and obligations of two rows are one object. */
export interface RowOutputs {
  route: Route | null;
  offers: readonly RowOffer[];
  obligations: readonly RowObligation[];
  skills: readonly string[];
  wording: readonly string[];
  queue: string;
  priority: number;
  answerWithinSeconds: number;
  missingSettings: readonly string[];
}

export type OutputsReader = (then: RowFile['then']) => RowOutputs;

function readOffer(template: OfferTemplate): RowOffer {
  const { kind, by, number, place } = template;
  const offer: Offer = {
    kind,
    ...(by === undefined ? {} : { by }),
    ...(number === undefined ? {} : { number }),
    ...(place === undefined ? {} : { place }),
  };
  return { offer: Object.freeze(offer), forService: template.serviceId !== undefined };
}

function readObligation(template: ObligationTemplate): RowObligation {
  if (template.kind === 'apply') return { obligation: { kind: 'apply', needs: [] }, completeWith: 'needs' };
  if (template.kind !== 'interpret') return { obligation: Object.freeze(template), completeWith: null };
  const { kind, mode, language } = template;
  return { obligation: Object.freeze({ kind, mode }), completeWith: language === undefined ? null : 'language' };
}

/** Keeps one copy of each distinct thing that it is shown. */
function sharer<In, Out>(read: (one: In) => Out): (many: readonly In[] | undefined) => Out[] {
  const seen = new Map<string, Out>();
  return (many) =>
    (many ?? []).map((one) => {
      const key = JSON.stringify(one);
      const known = seen.get(key) ?? read(one);
      seen.set(key, known);
      return known;
    });
}

/** Makes a reader that shares equal parts, so that a decision can tell a repeated offer or duty by identity alone. */
export function outputsReader(settings: ReadonlyMap<string, number>): OutputsReader {
  const shareOffers = sharer(readOffer);
  const shareObligations = sharer(readObligation);
  return (then) => {
    const within = 'answerWithinSeconds' in then ? then.answerWithinSeconds : 0;
    const seconds = typeof within === 'number' ? within : settings.get(within.setting);
    return {
      route: 'route' in then ? then.route : null,
      offers: 'offers' in then ? shareOffers(then.offers) : [],
      obligations: 'obligations' in then ? shareObligations(then.obligations) : [],
      skills: 'skills' in then ? (then.skills ?? []) : [],
      wording: 'wording' in then ? then.wording : [],
      queue: 'queue' in then ? then.queue : '',
      priority: 'priority' in then ? then.priority : 0,
      answerWithinSeconds: seconds ?? 0,
      missingSettings: seconds === undefined && typeof within === 'object' ? [within.setting] : [],
    };
  };
}

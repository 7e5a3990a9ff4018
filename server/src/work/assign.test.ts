/** What must hold of every assignment, whatever the order of things (quality.md, "Assignment"), proved on the pure model. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choose, isWhole, load, serves } from './queue.ts';
import { advance, asChooser, handOf, isQueued, OFFER_SECONDS } from './testing/model.ts';
import type { ModelAgent, ModelContact, ModelOffer, State, Step } from './testing/model.ts';
import { scripts, START } from './testing/scripts.ts';

const ids = {
  staff: (index: number) => `agent-${index}`,
  contact: (index: number) => `contact-${String(index).padStart(3, '0')}`,
};

/** Runs a script and calls `check` with what each step began and ended with. */
function replay(steps: Step[], state: State, check: (before: State, after: State, now: Date) => void): State {
  let now = START;
  return steps.reduce((before, step) => {
    if (step.do === 'pass') now = new Date(now.getTime() + step.seconds * 1000);
    const after = advance(before, step, now);
    check(before, after, now);
    return after;
  }, state);
}

const start = (agents: readonly ModelAgent[]): State => ({ agents, contacts: [], offers: [], helpers: [] });

function always(check: (before: State, after: State, now: Date) => void): void {
  fc.assert(
    fc.property(scripts(ids, 40), ({ agents, steps }) => {
      replay(steps, start(agents), check);
    }),
    { numRuns: 80 },
  );
}

const isOfTheQueue = ({ kind }: ModelOffer) => kind === 'work' || kind === 'hand-over';
const pendingOf = (state: State) => state.offers.filter((offer) => offer.state === 'pending');

describe('assignment', () => {
  it('never exceeds an agent’s capacity', () => {
    always((_before, after) => {
      const over = after.agents.filter(
        ({ capacity, staffId }) => load({ capacity, hand: handOf(after, staffId) }) > capacity,
      );
      expect(over).toEqual([]);
    });
  });

  it('gives nobody to two agents, and leaves no offer without its contact', () => {
    always((_before, after) => {
      const offered = pendingOf(after)
        .filter(isOfTheQueue)
        .map(({ contactId }) => contactId);
      const wrong = after.contacts.filter(
        ({ contactId, state, assignedTo }) =>
          offered.filter((id) => id === contactId).length !== (state === 'offered' ? 1 : 0) ||
          (state === 'assigned') !== (assignedTo !== null && state !== 'closed'),
      );
      expect(wrong).toEqual([]);
    });
  });

  it('leaves an invited contact with whoever asked, and helpers only in what somebody holds', () => {
    always((_before, after) => {
      const holder = (id: string) => after.contacts.find(({ contactId }) => contactId === id)?.assignedTo ?? null;
      const invitations = pendingOf(after).filter((offer) => !isOfTheQueue(offer));
      expect(invitations.filter(({ contactId, askedBy }) => holder(contactId) !== askedBy)).toEqual([]);
      const wrong = after.helpers.filter(({ contactId, staffId }) => [null, staffId].includes(holder(contactId)));
      expect(wrong).toEqual([]);
    });
  });

  it('settles every offer once, and keeps the age of every contact', () => {
    always((before, after) => {
      const settled = before.offers.filter((offer) => offer.state !== 'pending');
      expect(settled.filter((offer) => !after.offers.includes(offer))).toEqual([]);
      const ages = (state: State) => state.contacts.map(({ contactId, queuedAt }) => `${contactId} ${+queuedAt}`);
      expect(ages(after).slice(0, before.contacts.length)).toEqual(ages(before));
    });
  });

  it('leaves no offer hanging after its time', () => {
    always((_before, after, now) => {
      const late = pendingOf(after).filter(
        ({ offeredAt }) => now.getTime() - offeredAt.getTime() >= OFFER_SECONDS * 1000,
      );
      expect(late).toEqual([]);
    });
  });

  it('leaves nothing set aside after its time, or after the resident has said something', () => {
    fc.assert(
      fc.property(scripts(ids, 40), ({ agents, steps }) => {
        const passed = steps.flatMap((step): Step[] => [step, { do: 'pass', seconds: 0 }]);
        replay(passed, start(agents), (_before, after, now) => {
          const over = after.contacts.filter(({ setAsideUntil: until }) => until !== null && until <= now);
          expect(over).toEqual([]);
        });
        const end = replay([...steps, { do: 'pass', seconds: 0 }], start(agents), () => undefined);
        expect(end.contacts.filter(({ setAsideUntil, isHeard }) => setAsideUntil !== null && isHeard)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves nobody waiting whom a free agent may take', () => {
    always((_before, after, now) => {
      const waiting = after.contacts.filter(isQueued);
      const idle = after.agents.filter(
        (agent) => agent.isAvailable && choose(asChooser(after, agent), waiting, now) !== null,
      );
      expect(idle).toEqual([]);
    });
  });

  it('passes over nobody who has waited fifteen minutes, unless for danger to life: nobody starves', () => {
    always((before, after, now) => {
      const made = after.offers.slice(before.offers.length);
      expect(made.flatMap((offer) => passedOver(after, offer, now))).toEqual([]);
    });
  });

  it('answers a routine contact though more urgent ones never stop coming', () => {
    const urgent = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(urgent, (priorities) => {
        const arrive = (index: number, priority: number): Step => ({
          do: 'arrive',
          contact: {
            ...{ contactId: ids.contact(index), queue: 'general', priority, skills: [] },
            ...{ channel: 'webchat', notBefore: null, keptFor: null },
          },
        });
        // Two come and one is answered each minute, so that the queue only ever grows.
        const steps = priorities.flatMap((priority, index): Step[] => [
          arrive(index + 1, priority),
          ...(index % 2 === 0 ? [] : answerNext),
        ]);
        const agent = {
          staffId: 'agent-0',
          queues: ['general'],
          skills: [],
          reserveFor: [],
          capacity: 1,
          isAvailable: true,
        };
        const end = replay(
          [arrive(999, 2), arrive(0, 5), ...answerNext, ...steps],
          start([agent]),
          (before, after, now) => {
            expect(after.offers.slice(before.offers.length).flatMap((offer) => passedOver(after, offer, now))).toEqual(
              [],
            );
          },
        );
        expect(end.contacts.find(({ contactId }) => contactId === ids.contact(0))?.state).not.toBe('queued');
      }),
      { numRuns: 20 },
    );
  });
});

const answerNext: Step[] = [
  { do: 'accept', staffId: 'agent-0' },
  { do: 'pass', seconds: 60 },
  { do: 'close', staffId: 'agent-0' },
];

/** Who has waited fifteen minutes, could have been offered instead, and came before the one who was. */
function passedOver(state: State, { staffId, contactId, kind, state: is }: ModelOffer, now: Date): ModelContact[] {
  if (kind !== 'work' || is === 'given') return [];
  const agent = state.agents.find((each) => each.staffId === staffId);
  const chosen = state.contacts.find((each) => each.contactId === contactId);
  if (!agent || !chosen || chosen.priority === 1) return [];
  const isDeclined = (id: string) =>
    state.offers.some((o) => o.staffId === staffId && o.contactId === id && ['declined', 'given'].includes(o.state));
  return state.contacts.filter(
    (left) =>
      isQueued(left) &&
      serves(agent, left) &&
      !isWhole(left.channel) &&
      !isDeclined(left.contactId) &&
      now.getTime() - left.queuedAt.getTime() >= 15 * 60 * 1000 &&
      left.queuedAt.getTime() < chosen.queuedAt.getTime(),
  );
}

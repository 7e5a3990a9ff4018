/** Scripts for the model: a handful of agents, and steps in any order. */
import fc from 'fast-check';
import type { ModelAgent, Step } from './model.ts';

const QUEUES = ['general', 'housing'];
const SKILLS = ['bsl', 'ro'];
/** When every script begins: the worlds and models that run them begin at the same moment. */
export const START = new Date('2026-11-24T10:00:00.000Z');
const KEPT_SECONDS = 60;
const mostly = fc.constantFrom(true, true, true, false);
const some = (words: string[]) => fc.subarray(words);

export interface Script {
  agents: ModelAgent[];
  steps: Step[];
}

/** Agents that are signed in, with ids that `idOf` gives. */
export function scripts(
  idOf: { staff: (index: number) => string; contact: (index: number) => string },
  maxSteps: number,
): fc.Arbitrary<Script> {
  const agents = fc.array(
    fc.record({
      queues: fc.subarray(QUEUES, { minLength: 1 }),
      skills: some(SKILLS),
      capacity: fc.constantFrom(0, 1, 2, 2, 3),
      reserveFor: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(QUEUES) }),
      isAvailable: mostly,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const who = fc.nat({ max: 3 });
  const contact = fc.record({
    queue: fc.constantFrom(...QUEUES),
    priority: fc.integer({ min: 1, max: 5 }),
    skills: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(SKILLS) }),
    channel: fc.oneof(
      { weight: 4, arbitrary: fc.constant('webchat' as const) },
      { weight: 1, arbitrary: fc.constant('phone' as const) },
    ),
    keptFor: fc.option(who, { freq: 2 }),
  });
  const step = fc.oneof(
    { weight: 5, arbitrary: contact.map((given) => ({ kind: 'arrive' as const, given })) },
    { weight: 4, arbitrary: who.map((index) => ({ kind: 'accept' as const, index })) },
    { weight: 4, arbitrary: who.map((index) => ({ kind: 'decline' as const, index })) },
    { weight: 4, arbitrary: who.map((index) => ({ kind: 'close' as const, index })) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('status' as const), index: who, isAvailable: mostly }),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(1, 5, 11, 11, 29, 125, 310).map((seconds) => ({ kind: 'pass' as const, seconds })),
    },
  );
  const goal = fc.oneof(
    who.map((to) => ({ to })),
    fc.constantFrom(...QUEUES).map((queue) => ({ queue })),
  );
  const transfer = fc.oneof(
    fc.record({ kind: fc.constant('hand-over' as const), index: who, goal }),
    fc.record({
      kind: fc.constant('ask' as const),
      index: who,
      goal,
      how: fc.constantFrom('introduce' as const, 'consult' as const),
    }),
    fc.record({ kind: fc.constantFrom('stop-asking' as const, 'leave' as const), index: who }),
  );
  const aside = fc.oneof(
    fc.record({ kind: fc.constant('set-aside' as const), index: who, seconds: fc.constantFrom(5, 60, 400) }),
    fc.record({ kind: fc.constant('say' as const), index: who }),
  );
  return fc
    .record({
      agents,
      steps: fc.array(
        fc.oneof({ weight: 5, arbitrary: step }, { weight: 2, arbitrary: transfer }, { weight: 1, arbitrary: aside }),
        {
          minLength: maxSteps / 2,
          maxLength: maxSteps,
          size: 'max',
        },
      ),
    })
    .map((script) => {
      const staffOf = (index: number) => idOf.staff(index % script.agents.length);
      const goalOf = (to: { to: number } | { queue: string }) => ('to' in to ? { staffId: staffOf(to.to) } : to);
      let seconds = 0;
      return {
        agents: script.agents.map((agent, index) => ({ ...agent, staffId: idOf.staff(index) })),
        steps: script.steps.map((each, index): Step => {
          if (each.kind === 'arrive') {
            const { keptFor: kept, ...given } = each.given;
            const until = new Date(START.getTime() + (seconds + KEPT_SECONDS) * 1000);
            const keptFor = kept === null ? null : { staffId: staffOf(kept), until };
            return { do: 'arrive', contact: { ...given, contactId: idOf.contact(index), notBefore: null, keptFor } };
          }
          if (each.kind === 'pass') {
            seconds += each.seconds;
            return { do: 'pass', seconds: each.seconds };
          }
          if (each.kind === 'status')
            return { do: 'status', staffId: staffOf(each.index), isAvailable: each.isAvailable };
          if (each.kind === 'hand-over') return { do: each.kind, staffId: staffOf(each.index), to: goalOf(each.goal) };
          if (each.kind === 'ask')
            return { do: each.kind, staffId: staffOf(each.index), how: each.how, to: goalOf(each.goal) };
          if (each.kind === 'set-aside') return { do: each.kind, staffId: staffOf(each.index), seconds: each.seconds };
          return { do: each.kind, staffId: staffOf(each.index) };
        }),
      };
    });
}

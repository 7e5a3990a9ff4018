/** The steps of the model in which agents hand contacts over and ask each other. */
import { chooseColleague, neededSkills, skillsToJoin, unfit } from '../invite.ts';
import type { Colleague, Passed } from '../invite.ts';
import { dissolve, firstHeld, handOf, setContact, settle } from './state.ts';
import type { ModelAgent, ModelContact, ModelOffer, State } from './state.ts';

export type Goal = { queue: string } | { staffId: string };
export type TransferStep =
  | { do: 'hand-over'; staffId: string; to: Goal }
  | { do: 'ask'; staffId: string; how: 'introduce' | 'consult'; to: Goal }
  | { do: 'stop-asking'; staffId: string }
  | { do: 'leave'; staffId: string };

/** What cannot be done changes nothing. */
export function applyTransfer(state: State, step: TransferStep, now: Date): State {
  if (step.do === 'leave') {
    const first = helpedBy(state, step.staffId)[0];
    return { ...state, helpers: state.helpers.filter((helper) => helper !== first) };
  }
  const held = firstHeld(state, step.staffId);
  if (!held) return state;
  if (step.do === 'stop-asking') return settle(state, (offer) => offer.contactId === held.contactId, 'withdrawn', now);
  return step.do === 'hand-over' ? handOver(state, held, step, now) : ask(state, held, step, now);
}

/** Those places of an agent where they help, by the id of the contact. */
export function helpedBy(state: State, staffId: string): State['helpers'] {
  return state.helpers
    .filter((helper) => helper.staffId === staffId)
    .sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

function handOver(
  state: State,
  held: ModelContact,
  { staffId, to }: Extract<TransferStep, { do: 'hand-over' }>,
  now: Date,
): State {
  const skills = neededSkills(passed(held), undefined);
  const colleague = 'staffId' in to ? named(state, held, staffId, to.staffId, skills) : null;
  if ('queue' in to ? !isServed(state, to.queue, skills) : colleague === null) return state;
  const given: ModelOffer = {
    ...{ contactId: held.contactId, staffId, state: 'given', kind: 'work', askedBy: null },
    ...{ offeredAt: now, settledAt: now },
  };
  const freed = dissolve(state, held.contactId, now);
  const queued = setContact({ ...freed, offers: [...freed.offers, given] }, held.contactId, {
    state: colleague === null ? 'queued' : 'offered',
    assignedTo: null,
    ...('queue' in to && { queue: to.queue }),
  });
  return colleague === null ? queued : hold(queued, held, { how: 'hand-over', staffId, to: colleague.staffId }, now);
}

function ask(
  state: State,
  held: ModelContact,
  { staffId, how, to }: Extract<TransferStep, { do: 'ask' }>,
  now: Date,
): State {
  const { contactId } = held;
  const needed = skillsToJoin(passed(held), how, undefined);
  if ('queue' in to && !isServed(state, to.queue, needed)) return state;
  const isIn = (id: string) => state.helpers.some((each) => each.contactId === contactId && each.staffId === id);
  const colleague =
    'staffId' in to
      ? named(state, held, staffId, to.staffId, needed)
      : chooseColleague(
          state.agents
            .filter((agent) => agent.staffId !== staffId && !isIn(agent.staffId))
            .map((agent) => asColleague(state, agent, contactId)),
          { ...held, queue: to.queue },
          needed,
        );
  if (!colleague || state.offers.some((o) => o.state === 'pending' && o.contactId === contactId)) return state;
  if (!isIn(colleague.staffId)) return hold(state, held, { how, staffId, to: colleague.staffId }, now);
  if (how === 'consult') return state;
  const helpers = state.helpers.filter((each) => each.contactId !== contactId || each.staffId !== colleague.staffId);
  return setContact({ ...state, helpers }, contactId, { assignedTo: colleague.staffId });
}

function hold(
  state: State,
  { contactId }: ModelContact,
  { how, staffId, to }: { how: ModelOffer['kind']; staffId: string; to: string },
  now: Date,
): State {
  const offer: ModelOffer = {
    ...{ contactId, staffId: to, state: 'pending', kind: how, askedBy: staffId, offeredAt: now, settledAt: null },
  };
  return { ...state, offers: [...state.offers, offer] };
}

const passed = (contact: ModelContact): Passed => ({ ...contact, restricted: false });

const isServed = ({ agents }: State, queue: string, skills: readonly string[]): boolean =>
  agents.some((agent) => agent.queues.includes(queue) && skills.every((skill) => agent.skills.includes(skill)));

function named(state: State, held: ModelContact, by: string, to: string, skills: readonly string[]): Colleague | null {
  const agent = state.agents.find(({ staffId }) => staffId === to);
  if (!agent || to === by) return null;
  const colleague = asColleague(state, agent, held.contactId);
  return unfit(colleague, held, skills) === null ? colleague : null;
}

/** With what they have on hand but for the contact that is about to change hands. */
function asColleague(state: State, agent: ModelAgent, except: string): Colleague {
  const offered = state.offers.filter(({ staffId }) => staffId === agent.staffId).map(({ offeredAt }) => +offeredAt);
  return {
    ...agent,
    isReady: agent.isAvailable,
    hand: handOf(state, agent.staffId).filter(({ contactId }) => contactId !== except),
    lastOfferedAt: Math.max(0, ...offered),
  };
}

/** What the wallboard makes of counts and of staff. Pure. */
import type { AgentState, AgentStatus, BoardAgent, BoardLine, BoardQueue, Wallboard } from '@hub/contract';

export interface CountedLine extends Omit<BoardLine, 'available' | 'longestSince'> {
  kind: 'queue' | 'channel' | 'skill';
  longestSince: Date | null;
}

export interface SeenAgent extends Pick<BoardAgent, 'staffId' | 'name' | 'status' | 'reason' | 'capacity' | 'isHere'> {
  statusSince: Date;
  queues: readonly string[];
  skills: readonly string[];
  /** Contacts that they talk in or help in, and since when the first of them. */
  talking: number;
  talkingSince: Date | null;
  wrappingUp: number;
  wrappingUpSince: Date | null;
}

export interface QueueTarget {
  name: string;
  seconds: number;
  share: number;
  abandonedShare: number;
}

/** In this order supervisors look for them. */
const ORDER: readonly AgentState[] = ['available', 'busy', 'wrap-up', 'break', 'training', 'away', 'offline'];

/** What somebody does, and since when. Whoever goes on a break while they talk, still talks. */
export function stateOf(agent: SeenAgent): { state: AgentState; since: Date } {
  if (agent.talking > 0) return { state: 'busy', since: agent.talkingSince ?? agent.statusSince };
  if (agent.wrappingUp > 0) return { state: 'wrap-up', since: agent.wrappingUpSince ?? agent.statusSince };
  return { state: agent.status satisfies AgentStatus, since: agent.statusSince };
}

/** Could they be offered something more? Places that a call takes are left to the offering itself. */
const isAvailable = ({ status, isHere, talking, wrappingUp, capacity }: SeenAgent): boolean =>
  status === 'available' && isHere && talking + wrappingUp < capacity;

/** `queues` and `channels` are all that there are: one where nothing has happened is told of as well. */
export function toBoard(
  {
    lines,
    agents,
    targets,
  }: { lines: readonly CountedLine[]; agents: readonly SeenAgent[]; targets: readonly QueueTarget[] },
  now: Date,
): Wallboard {
  const free = agents.filter(isAvailable);
  const linesOf = (kind: CountedLine['kind'], names: Iterable<string>, free: (name: string) => number): BoardLine[] => {
    const counted = new Map(lines.filter((line) => line.kind === kind).map((line) => [line.name, line]));
    return [...new Set([...names, ...counted.keys()])]
      .sort((a, b) => a.localeCompare(b))
      .map((name) => ({ ...lineOf(name, counted.get(name)), available: free(name) }));
  };
  const served = [...targets.map(({ name }) => name), ...agents.flatMap(({ queues }) => queues)];
  const queues = linesOf('queue', served, (name) => free.filter((agent) => agent.queues.includes(name)).length);
  const targetOf = new Map(targets.map(({ name, ...target }) => [name, target]));
  return {
    at: now.toISOString(),
    queues: queues.map((line): BoardQueue => ({ ...line, target: targetOf.get(line.name) ?? null })),
    channels: linesOf('channel', [], () => free.length),
    skills: linesOf('skill', [], (name) => free.filter(({ skills }) => skills.includes(name)).length),
    agents: agents.map(toAgent).sort(inOrder),
  };
}

function lineOf(name: string, counted: CountedLine | undefined): Omit<BoardLine, 'available'> {
  const none = { waiting: 0, overTarget: 0, callbacksDue: 0, ended: 0, abandoned: 0, promised: 0, inTarget: 0 };
  if (!counted) return { name, ...none, longestSince: null };
  const { kind: _kind, longestSince, ...counts } = counted;
  return { ...counts, longestSince: longestSince?.toISOString() ?? null };
}

function toAgent(agent: SeenAgent): BoardAgent {
  const { staffId, name, status, reason, capacity, isHere } = agent;
  const { state, since } = stateOf(agent);
  const contacts = agent.talking + agent.wrappingUp;
  return { staffId, name, state, since: since.toISOString(), status, reason, contacts, capacity, isHere };
}

const inOrder = (a: BoardAgent, b: BoardAgent): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.since.localeCompare(b.since) || a.name.localeCompare(b.name);

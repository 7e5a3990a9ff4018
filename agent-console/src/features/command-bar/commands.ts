/** What the command bar can do at this moment, in the order of likely need: offers first. Pure. */
import type { AgentStatus, ContactSummary, WorkSnapshot } from '@hub/contract';
import type { CallAct, CallDeed } from '../call/call-view.ts';
import { maySetAside } from '../set-aside/may-set-aside.ts';
import { holdsWords } from '../../ui/holds-words.ts';
import { en } from '../../wording/en.ts';

export type Deed =
  | { type: 'accept'; offerId: string }
  | { type: 'decline'; offerId: string }
  | { type: 'open'; contactId: string }
  | { type: 'end'; contact: ContactSummary }
  | { type: 'transfer'; contact: ContactSummary }
  | { type: 'stop-asking'; contactId: string }
  | { type: 'leave'; contactId: string }
  | { type: 'set-aside'; contact: ContactSummary }
  | { type: 'bring-back'; contactId: string }
  | { type: 'identity'; contact: ContactSummary }
  | { type: 'status'; status: AgentStatus }
  | { type: 'call'; contact: ContactSummary; deed: CallAct }
  | { type: 'log' }
  | { type: 'cases' }
  | { type: 'wallboard' }
  | { type: 'settings' }
  | { type: 'help' };

export interface Command {
  id: string;
  label: string;
  deed: Deed;
}

const STATUSES: readonly AgentStatus[] = ['available', 'break', 'training', 'away', 'offline'];

const LOG: Command = { id: 'log', label: en.commands.log, deed: { type: 'log' } };
const CASES: Command = { id: 'cases', label: en.policy.casesByDay, deed: { type: 'cases' } };
const WALLBOARD: Command = { id: 'wallboard', label: en.page.wallboard, deed: { type: 'wallboard' } };
const SETTINGS: Command = { id: 'settings', label: en.settings.command, deed: { type: 'settings' } };
const HELP: Command = { id: 'help', label: en.commands.help, deed: { type: 'help' } };

function asideFor(contact: ContactSummary): Command[] {
  const { contactId, residentName } = contact;
  if (contact.setAsideUntil !== null)
    return [
      { id: 'bring-back', label: en.setAside.backCommand(residentName), deed: { type: 'bring-back', contactId } },
    ];
  if (!maySetAside(contact)) return [];
  return [{ id: 'set-aside', label: en.setAside.command(residentName), deed: { type: 'set-aside', contact } }];
}

function forSelected(contact: ContactSummary | undefined, callDeeds: readonly CallDeed[]): Command[] {
  if (contact?.state === 'assigned') {
    const ofCall = callDeeds
      .filter((deed) => deed !== 'keypad')
      .map((deed): Command => ({
        id: `call-${deed}`,
        label: en.commands.call(en.call.deed[deed], contact.residentName),
        deed: { type: 'call', contact, deed },
      }));
    const end: Command = { id: 'end', label: en.commands.end(contact.residentName), deed: { type: 'end', contact } };
    const { contactId, residentName, asking } = contact;
    const pass: Command = asking
      ? { id: 'stop-asking', label: en.commands.stopAsking(asking.name), deed: { type: 'stop-asking', contactId } }
      : { id: 'transfer', label: en.commands.transfer(residentName), deed: { type: 'transfer', contact } };
    const identity: Command = {
      id: 'identity',
      label: en.identity.command(residentName),
      deed: { type: 'identity', contact },
    };
    return [...ofCall, identity, ...asideFor(contact), pass, end];
  }
  if (contact?.state === 'wrap-up') {
    const deed: Deed = { type: 'open', contactId: contact.contactId };
    return [{ id: 'wrap-up', label: en.commands.wrapUp(contact.residentName), deed }];
  }
  return [];
}

/**
 * `selected` is the id of the contact in the middle column, `callDeeds` what can be done with its line. Before the work is known
 * there is what needs none of it.
 */
export function commandsFor(
  work: WorkSnapshot | null,
  selected: string | null,
  callDeeds: readonly CallDeed[],
): Command[] {
  if (work === null) return [LOG, CASES, SETTINGS, HELP];
  const offers = work.offers.flatMap(({ offerId, contact }): Command[] => [
    {
      id: `accept-${offerId}`,
      label: en.commands.accept(contact.residentName, contact.subject),
      deed: { type: 'accept', offerId },
    },
    {
      id: `decline-${offerId}`,
      label: en.commands.decline(contact.residentName, contact.subject),
      deed: { type: 'decline', offerId },
    },
  ]);
  const mine = work.mine.map(({ contactId, residentName, subject }): Command => ({
    id: `open-${contactId}`,
    label: en.commands.open(residentName, subject),
    deed: { type: 'open', contactId },
  }));
  const helping = work.helping.flatMap(({ contactId, residentName, subject }): Command[] => [
    { id: `open-${contactId}`, label: en.commands.open(residentName, subject), deed: { type: 'open', contactId } },
    { id: `leave-${contactId}`, label: en.commands.leave(residentName), deed: { type: 'leave', contactId } },
  ]);
  const statuses = STATUSES.filter((status) => status !== work.me.status).map((status): Command => ({
    id: `status-${status}`,
    label: en.commands.status(en.status[status]),
    deed: { type: 'status', status },
  }));
  const current = work.mine.find((contact) => contact.contactId === selected);
  const pages = work.me.role === 'supervisor' ? [WALLBOARD] : [];
  return [
    ...[...offers, ...forSelected(current, callDeeds), ...mine, ...helping],
    ...[LOG, CASES, ...pages, ...statuses, SETTINGS, HELP],
  ];
}

/** Commands that hold every typed word, in any order and any case. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  return commands.filter(({ label }) => holdsWords(label, typed));
}

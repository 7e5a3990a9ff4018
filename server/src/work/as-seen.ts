/**
 * What of a restricted contact stands in the lists of those who may not read it: that it is there, its class, its channel, its queue and
 * how long it waits, so that the work can still be seen (P10 to P12, P15). Pure.
 */
import type { Alert, ContactSummary, Task } from '@hub/contract';
import type { WorkWording } from './wording.ts';

/** Whoever looks at a list, and whether they are trained for what few may read. */
export interface Viewer {
  staffId: string;
  isTrained: boolean;
}

/** Who is in a contact: whoever holds it, is asked to join, or helps. They are told all of it. */
export const insidersOf = ({ assignedTo, asking, helpers }: ContactSummary): string[] => [
  ...(assignedTo === null ? [] : [assignedTo]),
  ...(asking === null ? [] : [asking.staffId]),
  ...helpers.map(({ staffId }) => staffId),
];

const maySee = (contact: ContactSummary, { staffId, isTrained }: Viewer): boolean =>
  !contact.restricted || isTrained || insidersOf(contact).includes(staffId);

/** The contact without name, subject and reason. */
export const withheld = (contact: ContactSummary, wording: WorkWording): ContactSummary => ({
  ...contact,
  ...{ subject: wording.restricted, residentName: wording.residentNotKnown, reason: '' },
});

/** The alert without what the danger is: the signal alone says whom it is about. */
export const withheldAlert = (alert: Alert, wording: WorkWording): Alert => ({
  ...alert,
  ...{ contact: withheld(alert.contact, wording), signal: 'restricted' },
});

export const contactFor = (contact: ContactSummary, viewer: Viewer, wording: WorkWording): ContactSummary =>
  maySee(contact, viewer) ? contact : withheld(contact, wording);

export const alertFor = (alert: Alert, viewer: Viewer, wording: WorkWording): Alert =>
  maySee(alert.contact, viewer) ? alert : withheldAlert(alert, wording);

/** What is to be done there is withheld too: "refer to children's social care" says as much as the reason. */
export const taskFor = (task: Task, viewer: Viewer, wording: WorkWording): Task =>
  maySee(task.contact, viewer)
    ? task
    : {
        contact: withheld(task.contact, wording),
        duty: { ...task.duty, kind: 'task', what: 'restricted', words: wording.restrictedTask, clause: '' },
      };

/** What an agent has filled in so far, what is missing, and what is sent. Pure. */
import { FORM_ERROR_LIMIT, LOG_LIMIT, type ContactLog } from '@hub/contract';
import { logDialog } from '../../wording/later/log-contact.ts';

export interface LogForm {
  channel: ContactLog['channel'] | null;
  residentReference: string | null;
  said: string;
  serviceId: string;
  access: NonNullable<ContactLog['digitalAccess']> | 'notAsked';
  tried: boolean;
  error: string;
  takenBy: ContactLog['takenBy'];
}

export const emptyForm: LogForm = {
  channel: null,
  residentReference: null,
  said: '',
  serviceId: '',
  access: 'notAsked',
  tried: false,
  error: '',
  takenBy: 'me',
};

export interface Missing {
  channel?: string;
  said?: string;
}

/** What has to be filled in, with the sentence that stands beside the field. */
export function missingIn(form: LogForm): Missing {
  return {
    ...(form.channel === null && { channel: logDialog.chooseChannel }),
    ...(form.said.trim() === '' && { said: logDialog.writeSaid }),
  };
}

/** The contact as it is sent; null while something is missing. The same `clientId` again is the same contact. */
export function toLog(form: LogForm, clientId: string): ContactLog | null {
  const { channel, residentReference, takenBy } = form;
  if (channel === null || form.said.trim() === '') return null;
  const error = form.error.trim().slice(0, FORM_ERROR_LIMIT);
  return {
    ...{ clientId, channel, residentReference, takenBy },
    said: form.said.trim().slice(0, LOG_LIMIT),
    serviceId: form.serviceId === '' ? null : form.serviceId,
    digitalAccess: form.access === 'notAsked' ? null : form.access,
    triedOnline: form.tried ? { error: error === '' ? null : error } : null,
  };
}

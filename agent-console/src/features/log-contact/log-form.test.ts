import { describe, expect, it } from '@jest/globals';
import { contactLogSchema } from '@hub/contract';
import { uuid } from '../../test/builders.ts';
import { emptyForm, missingIn, toLog } from './log-form.ts';

describe('a contact that is being written down', () => {
  it('says beside the field what is missing, and is not sent', () => {
    expect(Object.keys(missingIn(emptyForm))).toEqual(['channel', 'said']);
    expect(toLog({ ...emptyForm, channel: 'phone' }, uuid(1))).toBeNull();
  });

  it('is sent as the hub takes it, with null for what was not asked', () => {
    const log = toLog({ ...emptyForm, channel: 'letter', said: ' A pothole. ' }, uuid(1));
    expect(contactLogSchema.parse(log)).toMatchObject({
      said: 'A pothole.',
      serviceId: null,
      digitalAccess: null,
      triedOnline: null,
    });
  });

  it('tells the error only of an attempt', () => {
    const form = { ...emptyForm, channel: 'phone', said: 'A pothole.', error: 'E-17' } as const;
    expect(toLog(form, uuid(1))?.triedOnline).toBeNull();
    expect(toLog({ ...form, tried: true }, uuid(1))?.triedOnline).toEqual({ error: 'E-17' });
  });
});

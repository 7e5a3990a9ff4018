import { describe, expect, it } from '@jest/globals';
import { phonesSchema, servicesSchema } from './rule-files.ts';

const phone = (number: string) => ({
  phones: [{ id: 'line', name: 'Line', number, hours: 'always', demonstration: false }],
});

describe('a number that is given out', () => {
  it.each(['0845 600 0000', '0870 600 0000', '0900 000 0000', '070 0000 0000'])(
    'is refused when it costs extra: %s',
    (number) => {
      expect(phonesSchema.safeParse(phone(number)).success).toBe(false);
    },
  );

  it.each(['999', '105', '116 123', '0800 111 999', '01632 960000', '0300 000 0000'])('is taken: %s', (number) => {
    expect(phonesSchema.safeParse(phone(number)).success).toBe(true);
  });
});

describe('a service', () => {
  it('says which routes it keeps beside its form', () => {
    const service = { id: 's', name: 'S', online: 'live', complex: false, urgent: false, lgsl: null };
    expect(servicesSchema.safeParse([service]).success).toBe(false);
    expect(servicesSchema.safeParse([{ ...service, phone: true, faceToFace: true, written: true }]).success).toBe(true);
  });
});

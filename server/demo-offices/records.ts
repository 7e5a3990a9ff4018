/** What the offices of the demonstration know: fictional people, joined to the hub's residents by their reference. */
import * as z from 'zod';
import { readDemoData } from '../src/demo/demo-data.ts';
import given from './records.json' with { type: 'json' };

const pounds = z.string().regex(/^-?\d+\.\d{2}$/);
const holds = z.array(z.enum(['breathing-space']));
const described = z.strictObject({ description: z.string() });

/** As the file has it: days count from today, so that the demonstration never grows old. */
const recordSchema = z.strictObject({
  councilTax: z.strictObject({
    account_number: z.string(),
    band: z.string(),
    charge: pounds,
    overdue: pounds,
    next_instalment: z.strictObject({ due_in_days: z.int(), amount: pounds }).nullable(),
    reductions: z.array(described),
    holds,
  }),
  housingBenefit: z
    .strictObject({
      claim_number: z.string(),
      status: z.enum(['PENDING', 'LIVE', 'ENDED']),
      weekly_award: pounds,
      next_payment_in_days: z.int().nullable(),
      overpayment: z.strictObject({ outstanding: pounds }).nullable(),
    })
    .optional(),
  rent: z
    .strictObject({
      tenancy: z.string(),
      weekly_rent: pounds,
      balance: pounds,
      arrangement: described.nullable(),
      holds,
    })
    .optional(),
  library: z
    .strictObject({ loans: z.strictObject({ current: z.int(), overdue: z.int() }), charges: pounds })
    .optional(),
});

export const OFFICES = ['my-account', 'council-tax', 'housing-benefit', 'rent', 'library'] as const;
export type Office = (typeof OFFICES)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

/** What an office answers of a reference today; undefined where it knows nobody of that name. */
export type Find = (office: Office, reference: string) => object | undefined;

export function readRecords(clock: () => Date): Find {
  const records = new Map(Object.entries(z.record(z.string(), recordSchema).parse(given)));
  const accounts = new Map(readDemoData().residents.map(({ reference, myAccount }) => [reference, myAccount]));
  const after = (days: number) => new Date(clock().getTime() + days * DAY_MS).toISOString();
  const dayAfter = (days: number | null) => (days === null ? null : after(days).slice(0, 10));

  return (office, reference) => {
    const record = records.get(reference);
    switch (office) {
      case 'my-account': {
        const account = accounts.get(reference);
        if (!account) return undefined;
        const { registeredDaysAgo, lastSignInDaysAgo, services } = account;
        return { registered_at: after(-registeredDaysAgo), last_sign_in_at: after(-lastSignInDaysAgo), services };
      }
      case 'council-tax': {
        if (!record) return undefined;
        const { next_instalment: next, ...rest } = record.councilTax;
        return { ...rest, next_instalment: next && { due: dayAfter(next.due_in_days), amount: next.amount } };
      }
      case 'housing-benefit': {
        if (!record?.housingBenefit) return undefined;
        const { next_payment_in_days: days, ...rest } = record.housingBenefit;
        return { ...rest, next_payment: dayAfter(days) };
      }
      case 'rent':
        return record?.rent;
      case 'library':
        return record?.library;
    }
  };
}

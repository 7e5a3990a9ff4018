/** The council's back offices as the single view asks them: each over HTTP, each guarded for itself. */
import { createAsk } from './ask.ts';
import type { Ask } from './ask.ts';
import { createCouncilTax } from './council-tax.ts';
import { guardOffice } from './guard.ts';
import type { GuardedOffice, Outcome } from './guard.ts';
import { createHousingBenefit } from './housing-benefit.ts';
import { createLibrary } from './library.ts';
import { createMyAccount } from './my-account.ts';
import type { Office, OfficeName, Offices } from './office.ts';
import { createRent } from './rent.ts';

type RecordOf<N extends OfficeName> = NonNullable<Offices[N]> extends Office<infer T> ? T : never;
export type GuardedOffices = { [N in OfficeName]?: GuardedOffice<RecordOf<N>> };

export interface OfficesPorts {
  /** Where each office answers; one without an address is not connected. */
  addresses: Readonly<Record<OfficeName, string | undefined>>;
  apiKey: string | undefined;
  clock: () => Date;
  onOutcome: (office: OfficeName, outcome: Outcome) => void;
  log: { warn(fields: object, message: string): void };
}

/** Longer than a healthy office takes, and no longer than an agent waits before going on without it. */
const TIMEOUT_MS = 4000;

export function createOffices({ addresses, apiKey, clock, onOutcome, log }: OfficesPorts): GuardedOffices {
  /** Nothing where the office has no address. */
  function connect<N extends OfficeName>(office: N, create: (ask: Ask) => Office<RecordOf<N>>) {
    const baseUrl = addresses[office];
    if (baseUrl === undefined) return {};
    const guarded = guardOffice(create(createAsk({ baseUrl, apiKey, timeoutMs: TIMEOUT_MS }, fetch)), {
      clock,
      onOutcome: (outcome) => onOutcome(office, outcome),
      onTrouble: (error) =>
        log.warn({ office, why: error instanceof Error ? error.message : 'unknown' }, 'an office failed'),
      onBreaker: (state) =>
        log.warn({ office }, state === 'open' ? 'an office is let be for a while' : 'an office answers again'),
    });
    return { [office]: guarded };
  }
  return {
    ...connect('myAccount', createMyAccount),
    ...connect('councilTax', createCouncilTax),
    ...connect('housingBenefit', createHousingBenefit),
    ...connect('rent', createRent),
    ...connect('library', createLibrary),
  };
}

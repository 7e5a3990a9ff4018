/** What each back office has of the resident: an account, a claim, a tenancy, a library card. */
import type { PanelData } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { dateInWords, humanise, poundsInWords } from '../../wording/in-words.ts';

type Fact = readonly [name: string, value: string | number];

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div className="facts__pair" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Stands before the figures of an office that knows of a breathing space. */
function BreathingSpace({ isOn }: { isOn: boolean }) {
  return isOn ? <p className="flags">{en.offices.debts.breathingSpace}</p> : null;
}

const dateOrNever = (iso: string | null) => (iso === null ? en.resident.never : dateInWords(iso));
const listOrNone = (items: readonly string[]) => (items.length === 0 ? en.resident.noServices : items.join(', '));

export function MyAccount({ account }: { account: NonNullable<PanelData<'myAccount'>> }) {
  return (
    <Facts
      facts={[
        [en.resident.since, dateInWords(account.registeredAt)],
        [en.resident.lastSignIn, dateOrNever(account.lastSignInAt)],
        [en.resident.services, listOrNone(account.services.map(humanise))],
      ]}
    />
  );
}

export function CouncilTax({ account }: { account: NonNullable<PanelData<'councilTax'>> }) {
  const words = en.offices.councilTax;
  const next = account.nextPayment;
  return (
    <>
      <BreathingSpace isOn={account.breathingSpace} />
      <Facts
        facts={[
          [words.account, account.account],
          [words.band, account.band],
          [words.year, poundsInWords(account.yearPence)],
          [words.arrears, poundsInWords(account.arrearsPence)],
          [words.next, next ? words.onDay(poundsInWords(next.pence), dateInWords(next.on)) : words.noNext],
          [words.reductions, listOrNone(account.reductions)],
        ]}
      />
    </>
  );
}

export function HousingBenefit({ claim }: { claim: NonNullable<PanelData<'housingBenefit'>> }) {
  const words = en.offices.housingBenefit;
  return (
    <Facts
      facts={[
        [words.claim, claim.claim],
        [words.state, words.states[claim.state]],
        [words.weekly, poundsInWords(claim.weeklyPence)],
        [words.next, claim.nextPaymentOn === null ? en.offices.councilTax.noNext : dateInWords(claim.nextPaymentOn)],
        [words.overpaid, poundsInWords(claim.overpaidPence)],
      ]}
    />
  );
}

export function Rent({ tenancy }: { tenancy: NonNullable<PanelData<'rent'>> }) {
  const words = en.offices.rent;
  return (
    <>
      <BreathingSpace isOn={tenancy.breathingSpace} />
      <Facts
        facts={[
          [words.tenancy, tenancy.tenancy],
          [words.weekly, poundsInWords(tenancy.weeklyPence)],
          [words.arrears, poundsInWords(tenancy.arrearsPence)],
          [words.arrangement, tenancy.arrangement ?? words.noArrangement],
        ]}
      />
    </>
  );
}

export function Library({ card }: { card: NonNullable<PanelData<'library'>> }) {
  const words = en.offices.library;
  return (
    <Facts
      facts={[
        [words.loans, card.loans],
        [words.overdue, card.overdue],
        [words.fines, poundsInWords(card.finesPence)],
      ]}
    />
  );
}

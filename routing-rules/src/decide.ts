import type { CompiledRow, RuleSet } from './compile.ts';
import type { Because, Decision, FactValue, Obligation, Offer } from './decision.ts';
import type { Facts } from './facts.ts';
import { firstRow, keepMatching, type RowBits } from './match-rows.ts';
import { languageToInterpret, normaliseFacts, type Contact } from './normalise-facts.ts';
import { ask } from './probe.ts';
import type { RowObligation, RowOffer } from './row-outputs.ts';
import { UNKNOWN } from './vocabulary.ts';

/** The rows that match a contact, apart from those that ask for a route. */
export function matchRows(ruleSet: RuleSet, contact: Contact): RowBits {
  const rows = new Int32Array(ruleSet.everyRow);
  ask(ruleSet.questions, contact, rows);
  return rows;
}

function completeOffer({ offer, forService }: RowOffer, contact: Contact): Offer {
  // Who says that a service is online without naming it knows which link is meant.
  return forService && contact.serviceId !== UNKNOWN ? { ...offer, serviceId: contact.serviceId } : offer;
}

function completeObligation({ obligation, completeWith }: RowObligation, contact: Contact): Obligation {
  if (completeWith === 'needs') return { kind: 'apply', needs: contact.needs };
  const language = completeWith === 'language' ? languageToInterpret(contact.facts) : undefined;
  return obligation.kind === 'interpret' && language !== undefined ? { ...obligation, language } : obligation;
}

function becauseOf(row: CompiledRow, contact: Contact): Because {
  const facts: Record<string, FactValue> = {};
  for (const { path, read } of row.reads) facts[path] = read(contact);
  return { rule: row.row.id, table: row.table, row: row.position, clause: row.row.clause, facts };
}

/** A table that must answer did not. The checker proves that this cannot happen to a published rule set. */
function noRow(part: string): never {
  throw new Error(`No ${part} row matches. The rule set was not checked before it was used.`);
}

/**
 * The rows that take part in a decision: the row that gives the route, every row that adds to it, then those that give queue
 * and priority. Writes the route into the contact.
 */
export function firedRows(ruleSet: RuleSet, contact: Contact): CompiledRow[] {
  const { ends, rows } = ruleSet;
  const kept = matchRows(ruleSet, contact);
  const routeRow = rows[firstRow(kept, 0, ends.route)] ?? noRow('route');
  const { route } = routeRow.outputs;
  if (route === null) return noRow('route');
  contact.route = route;
  if (ruleSet.routeProbe !== null) keepMatching(ruleSet.routeProbe.matcher, ruleSet.routeProbe.codeOf(route), kept);
  const fired = [routeRow];
  for (
    let at = firstRow(kept, ends.route, ends.obligations);
    at !== -1;
    at = firstRow(kept, at + 1, ends.obligations)
  ) {
    const row = rows[at];
    if (row === undefined) break;
    fired.push(row);
  }
  fired.push(
    rows[firstRow(kept, ends.obligations, ends.queue)] ?? noRow('queue'),
    rows[firstRow(kept, ends.queue, ends.priority)] ?? noRow('priority'),
  );
  return fired;
}

/**
 * Decides what happens to one contact: the route of the first route row that matches in group order, the obligations of
 * every row that matches, then queue and priority. Pure: no clock, no chance, no I/O. Policy "Facts in, decision out".
 */
export function decide(ruleSet: RuleSet, facts: Facts): Decision {
  const contact = normaliseFacts(facts, ruleSet.sources);
  const fired = firedRows(ruleSet, contact);
  const routeRow = fired[0] ?? noRow('route');
  const queueRow = fired[fired.length - 2] ?? noRow('queue');
  const priorityRow = fired[fired.length - 1] ?? noRow('priority');

  const offers = [...routeRow.outputs.offers];
  const duties: RowObligation[] = [];
  const skills = [...queueRow.outputs.skills];
  const wording = [...routeRow.outputs.wording];
  for (let at = 1; at < fired.length - 2; at++) {
    const outputs = fired[at]?.outputs;
    if (outputs === undefined) break;
    for (const offer of outputs.offers) if (!offers.includes(offer)) offers.push(offer);
    for (const duty of outputs.obligations) {
      if (duties.includes(duty)) continue;
      duties.push(duty);
      if (duty.obligation.kind === 'say' && !wording.includes(duty.obligation.wording)) {
        wording.push(duty.obligation.wording);
      }
    }
    for (const skill of outputs.skills) if (!skills.includes(skill)) skills.push(skill);
  }

  return {
    route: routeRow.outputs.route ?? noRow('route'),
    queue: queueRow.outputs.queue,
    skills,
    priority: priorityRow.outputs.priority,
    sla: { answerWithinSeconds: priorityRow.outputs.answerWithinSeconds },
    offers: offers.map((offer) => completeOffer(offer, contact)),
    obligations: duties.map((duty) => completeObligation(duty, contact)),
    wording,
    because: fired.map((row) => becauseOf(row, contact)),
    ruleSetVersion: ruleSet.version,
  };
}

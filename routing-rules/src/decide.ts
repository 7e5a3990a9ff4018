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
 * Decides what happens to one contact: the route of the first route row that matches in group order, the obligations of
 * every row that matches, then queue and priority. Pure: no clock, no chance, no I/O. Policy "Facts in, decision out".
 */
export function decide(ruleSet: RuleSet, facts: Facts): Decision {
  const contact = normaliseFacts(facts, ruleSet.sources);
  const { ends, rows } = ruleSet;
  const kept = matchRows(ruleSet, contact);
  const routeRow = rows[firstRow(kept, 0, ends.route)] ?? noRow('route');
  const { route } = routeRow.outputs;
  if (route === null) return noRow('route');
  contact.route = route;
  if (ruleSet.routeProbe !== null) keepMatching(ruleSet.routeProbe.matcher, ruleSet.routeProbe.codeOf(route), kept);
  const queueRow = rows[firstRow(kept, ends.obligations, ends.queue)] ?? noRow('queue');
  const priorityRow = rows[firstRow(kept, ends.queue, ends.priority)] ?? noRow('priority');

  const offers = [...routeRow.outputs.offers];
  const duties: RowObligation[] = [];
  const skills = [...queueRow.outputs.skills];
  const wording = [...routeRow.outputs.wording];
  const because = [becauseOf(routeRow, contact)];
  for (
    let at = firstRow(kept, ends.route, ends.obligations);
    at !== -1;
    at = firstRow(kept, at + 1, ends.obligations)
  ) {
    const row = rows[at];
    if (row === undefined) break;
    for (const offer of row.outputs.offers) if (!offers.includes(offer)) offers.push(offer);
    for (const duty of row.outputs.obligations) {
      if (duties.includes(duty)) continue;
      duties.push(duty);
      if (duty.obligation.kind === 'say' && !wording.includes(duty.obligation.wording)) {
        wording.push(duty.obligation.wording);
      }
    }
    for (const skill of row.outputs.skills) if (!skills.includes(skill)) skills.push(skill);
    because.push(becauseOf(row, contact));
  }
  because.push(becauseOf(queueRow, contact), becauseOf(priorityRow, contact));

  return {
    route,
    queue: queueRow.outputs.queue,
    skills,
    priority: priorityRow.outputs.priority,
    sla: { answerWithinSeconds: priorityRow.outputs.answerWithinSeconds },
    offers: offers.map((offer) => completeOffer(offer, contact)),
    obligations: duties.map((duty) => completeObligation(duty, contact)),
    wording,
    because,
    ruleSetVersion: ruleSet.version,
  };
}

import type { CompiledRow, RuleSet } from '../compile.ts';
import { nearestChoice } from '../nearest-choice.ts';
import type { Finding } from '../rule-files.ts';
import { fileOf } from './check-rows.ts';

/** Ofcom's ranges for drama: a number of the demonstration council can never ring at somebody's home. */
const DRAMA_RANGES = /^(020 ?7946 ?0\d{3}|01632 ?960\d{3}|07700 ?900\d{3})$/;

/** A finding when a name is not in a list, with the nearest one that is. */
function absent(
  name: string,
  known: readonly string[],
  what: string,
  at: Pick<Finding, 'file' | 'row' | 'cell'>,
): Finding[] {
  if (known.includes(name)) return [];
  const near = nearestChoice(name, known);
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  return [{ kind: 'bad-reference', ...at, message: `"${name}" is not ${what}.${hint}` }];
}

function checkRow(ruleSet: RuleSet, row: CompiledRow): Finding[] {
  const { files } = ruleSet;
  const { outputs } = files.vocabulary;
  const at = (cell: string): Pick<Finding, 'file' | 'row' | 'cell'> => ({ file: fileOf(row), row: row.row.id, cell });
  const said = row.outputs.obligations.flatMap(({ obligation }) =>
    obligation.kind === 'say' ? [obligation.wording] : [],
  );
  const findings = [...row.outputs.wording, ...said].flatMap((id) =>
    Object.entries(files.wording).flatMap(([locale, sentences]) =>
      absent(id, Object.keys(sentences), `in wording/${locale}.json`, at('wording')),
    ),
  );
  if (row.role === 'queue')
    findings.push(...absent(row.outputs.queue, Object.keys(outputs.queue), 'a queue', at('queue')));
  for (const skill of row.outputs.skills) {
    findings.push(...absent(skill, Object.keys(outputs.skill), 'a skill', at('skills')));
  }
  for (const { offer, forService } of row.outputs.offers) {
    const needsNumber = offer.kind === 'phone' || offer.kind === 'emergency';
    if (needsNumber || offer.number !== undefined) {
      const numbers = files.phones.phones.map((phone) => phone.id);
      findings.push(...absent(offer.number ?? '', numbers, 'a number of phones.json', at('offers')));
    }
    if (offer.kind === 'place' || offer.place !== undefined) {
      const places = files.places.places.map((place) => place.id);
      findings.push(...absent(offer.place ?? '', places, 'a place of places.json', at('offers')));
    }
    if ((offer.kind === 'link') !== forService) {
      findings.push({ kind: 'bad-reference', ...at('offers'), message: 'A link, and only a link, names the service.' });
    }
  }
  return findings;
}

/** Everything that a row names must exist: sentences in every language, numbers, places, queues and skills. */
export function checkReferences(ruleSet: RuleSet): Finding[] {
  const { files } = ruleSet;
  const findings = ruleSet.rows.flatMap((row) => checkRow(ruleSet, row));
  if (files.wording.en === undefined) {
    findings.push({ kind: 'bad-reference', file: 'wording/en.json', message: 'The English wording is missing.' });
  }
  for (const phone of files.phones.phones) {
    if (!phone.demonstration || DRAMA_RANGES.test(phone.number)) continue;
    const message = 'A demonstration number must come from the ranges that Ofcom keeps for drama.';
    findings.push({ kind: 'bad-reference', file: 'phones.json', row: phone.id, cell: 'number', message });
  }
  return findings;
}

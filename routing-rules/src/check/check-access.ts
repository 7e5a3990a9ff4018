import type { RuleSet } from '../compile.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import { fileOf, rowsOf } from './check-rows.ts';

/** Every service keeps a way to speak to somebody and a way to write, beside its form (Accessibility Strategy). */
export function checkServices(files: RuleFiles): Finding[] {
  return files.services.flatMap(({ id, phone, faceToFace, written }) => {
    const at = { kind: 'access' as const, file: 'services.json', row: id };
    const findings: Finding[] = [];
    if (!phone && !faceToFace) {
      const message = 'No telephone and no counter: people who cannot go online are left out. Keep one of them.';
      findings.push({ ...at, cell: 'phone', message });
    }
    if (!written) {
      const message = 'No written way: people who cannot hear or speak are left out. Keep letter, email or chat.';
      findings.push({ ...at, cell: 'written', message });
    }
    return findings;
  });
}

/** A row that offers a link says who could be worse off by it and what protects them (Digital Inclusion Strategy). */
export function checkEquality(ruleSet: RuleSet): Finding[] {
  return rowsOf(ruleSet, 'route')
    .filter(
      ({ row, outputs }) => row.equality === undefined && outputs.offers.some(({ offer }) => offer.kind === 'link'),
    )
    .map((row) => ({
      kind: 'access',
      file: fileOf(row),
      row: row.row.id,
      cell: 'equality',
      message: 'Offers a link but has no equality note: who could be worse off, and what protects them?',
    }));
}

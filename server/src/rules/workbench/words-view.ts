/** What the rules say, count and ring, as a page shows it beside the tables. */
import type { RuleWords } from '@hub/contract';
import { lockOfSetting } from '@hub/routing-rules';
import type { RuleFiles } from '@hub/routing-rules';

/** The language in which the wording is changed here. */
export const WORKBENCH_LANGUAGE = 'en';

export function wordsView(files: RuleFiles): RuleWords {
  const { wording, settings, phones, keywords, vocabulary } = files;
  const labels = vocabulary.facts.find(({ path }) => path === 'derived.signal')?.choices ?? {};
  return {
    language: WORKBENCH_LANGUAGE,
    wordings: Object.entries(wording[WORKBENCH_LANGUAGE] ?? {}).map(([id, text]) => ({ id, text })),
    settings: settings.settings.map((one) => ({ ...one, lock: lockOfSetting(files, one.id) })),
    phones: phones.phones.map(({ id, name, number }) => ({ id, name, number })),
    signals: keywords.signals.map(({ signal, phrases }) => ({ id: signal, label: labels[signal] ?? signal, phrases })),
  };
}

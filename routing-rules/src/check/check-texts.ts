import { SegmentedMessage } from 'sms-segments-calculator';
import type { CompiledRow, RuleSet } from '../compile.ts';
import { nearestChoice } from '../nearest-choice.ts';
import type { Finding } from '../rule-files.ts';
import { filledIn, placeholdersOf, TEXT_PLACEHOLDERS } from './placeholders.ts';

const MOST_SEGMENTS = 2;
/** Two joined segments hold 153 characters each. Plain letters cost one each, so a short plain text needs no counting. */
const SURELY_SHORT = 306;
const PLAIN = /^[A-Za-z0-9 .,'?!:;/()&%+-]*$/;

/** Whether a row speaks of text messages by name. */
function isForTexts(row: CompiledRow, channelIndex: number, smsValue: number): boolean {
  const cell = row.cells.get(channelIndex);
  return cell?.kind === 'values' && cell.accept[smsValue] === true;
}

const saidBy = (row: CompiledRow): string[] => [
  ...row.outputs.wording,
  ...row.outputs.obligations.flatMap(({ obligation }) => (obligation.kind === 'say' ? [obligation.wording] : [])),
];

function lengthProblems(text: string): string[] {
  const full = filledIn(text);
  if (full.length <= SURELY_SHORT && PLAIN.test(full)) return [];
  const message = new SegmentedMessage(full);
  const strange = [...new Set(message.getNonGsmCharacters())];
  if (strange.length > 0) {
    const list = strange.map((one) => `"${one}"`).join(', ');
    return [`${list} cannot be sent in a plain text. Use the letters, figures and marks of the GSM alphabet.`];
  }
  const { segmentsCount } = message;
  return segmentsCount > MOST_SEGMENTS ? [`Takes ${segmentsCount} text segments; at most ${MOST_SEGMENTS}.`] : [];
}

function placeholderProblems(text: string): string[] {
  const allowed = Object.keys(TEXT_PLACEHOLDERS);
  return placeholdersOf(text)
    .filter((name) => !allowed.includes(name))
    .map((name) => {
      const near = nearestChoice(name, allowed);
      const hint = near === null ? `Choose from: ${allowed.join(', ')}.` : `Did you mean "{${near}}"?`;
      return `"{${name}}" could carry personal data, which a text never does. ${hint}`;
    });
}

/**
 * Every wording that may go out as a text fits two plain segments when it is filled in, and leaves open only what tells
 * nothing about a person (P38, P65). Those are the wordings that end in ".sms", and those of rows that name texts.
 */
export function checkTexts(ruleSet: RuleSet): Finding[] {
  const channel = ruleSet.columns.find((column) => column.path === 'channel');
  const sms = channel?.values.indexOf('sms') ?? -1;
  const named = new Set(
    ruleSet.rows.flatMap((row) => (channel !== undefined && isForTexts(row, channel.index, sms) ? saidBy(row) : [])),
  );
  return Object.entries(ruleSet.files.wording).flatMap(([locale, sentences]) =>
    Object.entries(sentences)
      .filter(([id]) => id.endsWith('.sms') || named.has(id))
      .flatMap(([id, text]) =>
        [...lengthProblems(text), ...placeholderProblems(text)].map((message): Finding => ({
          kind: 'text',
          file: `wording/${locale}.json`,
          row: id,
          message,
        })),
      ),
  );
}

/** What a draft changes of the rules in force, in words, side by side. */
import { useId } from 'react';
import type { RuleChange } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';

const words = rules.changes;
const HEADS = [words.what, words.live, words.draft];
/** A file that is compared as a whole has no words of its own. */
const said = (text: string | null): string => (text === null ? words.nothing : text === '' ? words.whole : text);

export function Changes({ changes }: { changes: readonly RuleChange[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="govuk-heading-s" id={id}>
        {words.title}
      </h3>
      {changes.length === 0 && <p>{words.none}</p>}
      {changes.length > 0 && (
        <div className="rules__scroll" role="region" aria-label={words.region} tabIndex={0}>
          <table className="govuk-table">
            <caption className="govuk-visually-hidden">{words.title}</caption>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th className="govuk-table__header" scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ file, id: one, kind, before, after }) => (
                <tr key={`${file} ${one}`}>
                  <th className="govuk-table__header" scope="row">
                    {one}
                    <p className="quiet">{words.kind[kind]}</p>
                  </th>
                  <td className="govuk-table__cell rules__sentence">{said(before)}</td>
                  <td className="govuk-table__cell rules__sentence">{said(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The shape of what is coming, with a word for those who cannot see it. */
import { en } from '../wording/en.ts';

export function Skeleton({ lines, label = en.page.loading }: { lines: number; label?: string }) {
  return (
    <div className="skeleton">
      <p className="govuk-visually-hidden">{label}</p>
      {Array.from({ length: lines }, (_, index) => (
        <span className="skeleton__line" key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

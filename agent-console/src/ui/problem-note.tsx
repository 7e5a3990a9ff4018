/** Something that failed, in words, with what to do. */
import { en } from '../wording/en.ts';

interface ProblemNoteProps {
  title: string;
  detail: string;
  onRetry?: () => void;
  /** What is tried again, for those who hear several such buttons. */
  retryWhat?: string;
}

export function ProblemNote({ title, detail, onRetry, retryWhat }: ProblemNoteProps) {
  return (
    <div className="problem-note">
      <p className="problem-note__title">{title}</p>
      <p>{detail}</p>
      {onRetry && (
        <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onRetry}>
          {en.page.tryAgain}
          {retryWhat !== undefined && <span className="govuk-visually-hidden">: {retryWhat}</span>}
        </button>
      )}
    </div>
  );
}

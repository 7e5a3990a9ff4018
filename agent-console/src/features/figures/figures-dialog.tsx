/** How we did in the last days, for supervisors: the assistant's answers, and what residents say of us. */
import { useId, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { figures as words } from '../../wording/later/figures.ts';
import { ThemesPanel } from '../themes/index.ts';
import { BotFiguresPanel } from './bot-figures.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { lastDays } from './last-days.ts';
import { RatingFiguresPanel } from './rating-figures.tsx';
import { ReportPanel } from './report-panel.tsx';
import './figures.scss';

const DAYS = [7, 28, 90] as const;

export function FiguresDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [days, setDays] = useState<number>(DAYS[0]);
  const [today] = useState(() => new Date());
  const period = lastDays(today, days);
  return (
    <Dialog title={en.figures.title} onClose={onClose}>
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {words.period}
        </label>
        <select className="govuk-select" id={id} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {words.days(each)}
            </option>
          ))}
        </select>
      </div>
      <BotFiguresPanel period={period} />
      <RatingFiguresPanel period={period} />
      <ThemesPanel period={period} />
      <CommentsPanel period={period} />
      <ReportPanel period={period} />
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
        {words.close}
      </button>
    </Dialog>
  );
}

/** How urgent a contact is, in words; the colour only repeats them. `level` is 1 (danger to life) to 5. */
import { en } from '../../wording/en.ts';

export function Priority({ level }: { level: number }) {
  return <span className={`priority priority--${level}`}>{en.priority[level]}</span>;
}

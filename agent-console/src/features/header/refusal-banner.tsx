/** Why a command was refused that has no place of its own on the page. */
import { en } from '../../wording/en.ts';

export function RefusalBanner({ detail, onClose }: { detail: string; onClose: () => void }) {
  return (
    <section className="banner" role="alert" aria-label={en.problem.title}>
      <p>
        <strong>{en.problem.title}.</strong> {detail}
      </p>
      <button type="button" className="link-button" onClick={onClose}>
        {en.problem.dismiss}
      </button>
    </section>
  );
}

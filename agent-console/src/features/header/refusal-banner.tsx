/** What an agent must know that has no place of its own on the page: why a command was refused, or where a contact went. */
import { en } from '../../wording/en.ts';

export function RefusalBanner({ title, detail, onClose }: { title: string; detail: string; onClose: () => void }) {
  return (
    <section className="banner" role="alert" aria-label={title}>
      <p>
        <strong>{title}.</strong> {detail}
      </p>
      <button type="button" className="link-button" onClick={onClose}>
        {en.problem.dismiss}
      </button>
    </section>
  );
}

/** The pages of signing in stand in the same frame as every other page of the council. */
import { council } from '../admin/index.ts';
import { html, layout } from '../channels/web/pages/index.ts';
import type { Html } from '../channels/web/pages/index.ts';

/** A whole page without script. `title` is text. */
export function page(title: string, body: Html): string {
  return layout({ council, title, body, script: null });
}

/** A page that says one thing and where to go next. */
export function messagePage(title: string, text: string, next: { href: string; label: string }): string {
  return page(
    title,
    html`<p>${text}</p>
      <p><a class="button" href="${next.href}">${next.label}</a></p>`,
  );
}

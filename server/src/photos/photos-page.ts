/** The photos of one contact, for staff: plain HTML, in a page of its own. */
import { council } from '../admin/index.ts';
import { html, layout } from '../channels/web/pages/index.ts';
import { fill } from '../platform/fill.ts';
import { photoWording } from './wording.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });

/** Null: there is no such contact, or it is not for whoever asks. */
export function photosPage(photos: readonly { id: string; addedAt: Date }[] | null): string {
  const { title, gone, none, caption, save } = photoWording.page;
  const figures = (photos ?? []).map(({ id, addedAt }) => {
    const words = fill(caption, { when: TIME.format(addedAt) });
    return html`<figure class="card photo">
      <img src="/api/console/photos/${id}" alt="${words}" />
      <figcaption>${words} <a href="/api/console/photos/${id}">${save}</a></figcaption>
    </figure>`;
  });
  const body =
    photos === null
      ? html`<p class="lead">${gone}</p>`
      : figures.length > 0
        ? html`${figures}`
        : html`<p class="lead">${none}</p>`;
  return layout({ council, title, body, script: null });
}

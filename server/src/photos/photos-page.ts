/** The photos of one contact, for staff: plain HTML, in a page of its own. */
import { council } from '../admin/index.ts';
import { html, layout } from '../channels/web/pages/index.ts';
import type { Html } from '../channels/web/pages/index.ts';
import { fill } from '../platform/fill.ts';
import type { ContactPhotos } from './photos.store.ts';
import { photoWording } from './wording.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
const words = photoWording.page;

/** Null: there is no such contact, or it is not for whoever asks. */
export function photosPage(found: ContactPhotos | null): string {
  return layout({ council, title: words.title, body: found ? bodyOf(found) : lead(words.gone), script: null });
}

const lead = (text: string): Html => html`<p class="lead">${text}</p>`;

function bodyOf({ photos, references }: ContactPhotos): Html {
  if (photos.length === 0) return lead(words.none);
  return html`${references.length > 0 && lead(fill(words.references, { references: references.join(', ') }))}
  ${photos.map(({ id, addedAt }) => {
    const caption = fill(words.caption, { when: TIME.format(addedAt) });
    return html`<figure class="card photo">
      <img src="/api/console/photos/${id}" alt="${caption}" />
      <figcaption>${caption} <a href="/api/console/photos/${id}">${words.save}</a></figcaption>
    </figure>`;
  })}`;
}

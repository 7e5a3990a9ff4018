/** A form was sent: the reference to keep, and what happens next. */
import type { Council } from '../../../admin/index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { say } from './wording.ts';

export function sentPage(
  council: Council,
  { title, done, reference }: { title: string; done: string; reference: string },
): string {
  const body = html`<section class="card">
      <h2>${say('sent.reference')}</h2>
      <p class="reference">${reference}</p>
    </section>
    <p class="lead">${done}</p>
    <p><a href="/chat">${say('sent.chat')}</a></p>
    <p><a href="/">${say('service.back')}</a></p>`;
  return layout({ council, title, body, script: '/widget/loader.js' });
}

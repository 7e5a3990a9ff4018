/** The accessibility statement, in the model form of the Public Sector Bodies Accessibility Regulations 2018. */
import type { Council } from '../../../admin/index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { waysToReachUs } from './ways.ts';
import type { WordingId } from './wording.ts';
import { say } from './wording.ts';

const CAN: readonly WordingId[] = [
  'access.can.zoom',
  'access.can.narrow',
  'access.can.keyboard',
  'access.can.reader',
  'access.can.colour',
  'access.can.plain',
];
const KNOWN: readonly WordingId[] = ['access.known.reader', 'access.known.language', 'access.known.plain'];
/** When the statement was last reviewed; change it together with the statement. */
const REVIEWED = '24 November 2026';

const list = (ids: readonly WordingId[]) =>
  html`<ul>
    ${ids.map((id) => html`<li>${say(id)}</li>`)}
  </ul>`;

/** The statement as a page. */
export function accessibilityStatementPage(council: Council): string {
  const body = html`<p class="lead">${say('access.intro', { council: council.name })}</p>
    <p>${say('access.want')}</p>
    ${list(CAN)}
    <h2>${say('access.howTitle')}</h2>
    <p>${say('access.status')}</p>
    <p>${say('access.known')}</p>
    ${list(KNOWN)}
    <h2>${say('access.testedTitle')}</h2>
    <p>${say('access.tested')}</p>
    <h2>${say('access.contactTitle')}</h2>
    <p>${say('access.contact')}</p>
    ${waysToReachUs(council, false)}
    <h2>${say('access.enforceTitle')}</h2>
    <p>${say('access.enforce')}</p>
    <p>${say('access.law')}</p>
    <p>${say('access.date', { date: REVIEWED })}</p>`;
  return layout({ council, title: say('access.title'), body, script: '/widget/loader.js' });
}

/** The demonstration council's home page, with the chat's one script tag. */
import type { CatalogueService, Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { waysToReachUs } from './ways.ts';
import type { WordingId } from './wording.ts';
import { say } from './wording.ts';

export type ListedService = Pick<CatalogueService, 'id' | 'name' | 'path'>;

/** Which services stand under which heading; one that is named nowhere stands under the last. */
const GROUPS: readonly { heading: WordingId; ids: readonly string[] }[] = [
  {
    heading: 'home.streets',
    ids: ['missed-bin', 'bulky-waste', 'report-pothole', 'report-street-light', 'report-environmental'],
  },
  {
    heading: 'home.money',
    ids: ['council-tax-account', 'housing-benefit', 'payments', 'ebilling', 'enotifications', 'debt-single-view'],
  },
  {
    heading: 'home.homes',
    ids: ['council-housing', 'homelessness', 'planning-track', 'planning-payment', 'building-control'],
  },
  { heading: 'home.people', ids: ['adult-social-care', 'school-places', 'registrar-appointment', 'library'] },
  { heading: 'home.permits', ids: ['parking-permit', 'blue-badge', 'licensing', 'highways-licence'] },
];

function section(heading: string, services: readonly ListedService[]): Html | null {
  if (services.length === 0) return null;
  return html`<section class="card">
    <h2>${heading}</h2>
    <ul>
      ${services.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>`)}
    </ul>
  </section>`;
}

/** The home page over the services of the catalogue, in the catalogue's order. */
export function homePage({
  council,
  services,
  otherHours,
}: {
  council: Council;
  services: readonly ListedService[];
  otherHours: string | null;
}): string {
  const grouped = new Set(GROUPS.flatMap(({ ids }) => ids));
  const sections = [
    ...GROUPS.map(({ heading, ids }) =>
      section(
        say(heading),
        services.filter(({ id }) => ids.includes(id)),
      ),
    ),
    section(
      say('home.more'),
      services.filter(({ id }) => !grouped.has(id)),
    ),
  ];
  const body = html`<p class="lead">${say('home.intro')}</p>
    <p><a class="button" href="/chat">${say('layout.chat')}</a></p>
    <p>${say('home.chatWords')}</p>
    <div class="cards">
      ${sections.flatMap((each) => each ?? [])}
      <section class="card">
        <h2>${say('home.account')}</h2>
        <p>${say('home.accountWords')}</p>
        <p><a href="/demo/myaccount">${say('home.signIn')}</a></p>
      </section>
    </div>
    <h2>${say('home.other')}</h2>
    ${waysToReachUs(council, false, otherHours)}`;
  return layout({ council, title: say('home.title'), body, script: '/widget/loader.js' });
}

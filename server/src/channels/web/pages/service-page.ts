/** One service: what it does, where its form would be, and the other ways to do it. */
import type { CatalogueService, Council } from '../../../admin/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { waysToReachUs } from './ways.ts';
import type { WordingId } from './wording.ts';
import { say } from './wording.ts';

export type ShownService = Pick<
  CatalogueService,
  'id' | 'name' | 'summary' | 'online' | 'urgent' | 'outage' | 'outageWords' | 'liveOn'
>;

const ONLINE: Record<ShownService['online'], WordingId> = {
  live: 'service.form',
  coming: 'service.coming',
  none: 'service.none',
};

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** What is said where there is no form: of an outage in the council's own words, of a form that is coming with its day. */
function insteadOfForm({ online, outage, outageWords, liveOn }: ShownService): string {
  if (outage) return outageWords ?? say('service.outage');
  return online === 'coming' && liveOn ? say('service.comingOn', { day: DAY.format(liveOn) }) : say(ONLINE[online]);
}

export interface ServiceView {
  council: Council;
  service: ShownService;
  newId: () => string;
  /** The council's own form, ready to be filled in; null where there is none here. */
  form: Html | null;
  /** Which days near are not as others; null where none are. */
  otherHours: string | null;
}

/** Beside every form: a way to a person for whom it failed, who then sees what the form said (P42). */
function trouble(service: ShownService, newId: () => string): Html {
  return html`<details class="trouble">
    <summary>${say('service.trouble')}</summary>
    <form method="post" action="/services/${service.id}/trouble">
      <input type="hidden" name="clientId" value="${newId()}" />
      <p>${say('service.troubleWords')}</p>
      <p><label for="error">${say('service.troubleError')}</label></p>
      <p><input id="error" name="error" maxlength="200" autocomplete="off" /></p>
      <p><button>${say('service.troubleSend')}</button></p>
    </form>
  </details>`;
}

/** The page of a service. A service that is down says so first and offers no form (P47). */
export function servicePage({ council, service, newId, form, otherHours }: ServiceView): string {
  const isOnline = service.online === 'live' && !service.outage;
  const body = html`<p class="lead">${service.summary}</p>
    ${service.urgent && html`<p class="notice"><strong>${say('service.urgent')}</strong></p>`}
    <section class="${isOnline && !form ? 'panel' : 'card'}">
      <h2>${say(isOnline ? 'service.formTitle' : 'service.personTitle')}</h2>
      ${isOnline && form ? form : html`<p>${insteadOfForm(service)}</p>`} ${isOnline && trouble(service, newId)}
    </section>
    <h2>${say('ways.title')}</h2>
    ${waysToReachUs(council, service.urgent, otherHours)}
    <p><a href="/">${say('service.back')}</a></p>`;
  return layout({ council, title: service.name, body, script: '/widget/loader.js' });
}

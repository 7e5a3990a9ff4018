/** The ways to reach the council that need no form and no website: on every page where something is to be done. */
import type { Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

/** A list of the ways; `isUrgent` puts the number for the night in front (P59); `otherHours` says which days near are not as others. */
export function waysToReachUs(council: Council, isUrgent: boolean, otherHours: string | null = null): Html {
  const { phone, outOfHoursPhone, place, post } = council;
  const night = html`<li>
    <strong>${say('ways.outOfHours', { number: outOfHoursPhone.number })}</strong>
    <br />${say('ways.outOfHoursFor', { for: outOfHoursPhone.for })}
  </li>`;
  return html`<ul class="ways">
    ${isUrgent && night}
    <li><a href="/chat">${say('ways.chat')}</a></li>
    <li>
      <strong>${say('ways.phone', { number: phone.number })}</strong>
      <br />${say('ways.phoneHours', { hours: phone.hours })}
      ${otherHours && html`<br /><strong>${otherHours}</strong>`}
    </li>
    <li>
      <strong>${say('ways.place', { place: place.name })}</strong> <br />${place.address} <br />${place.opening}
      <br />${place.offers}
    </li>
    <li><strong>${say('ways.post')}</strong> <br />${post}</li>
    ${!isUrgent && night}
  </ul>`;
}

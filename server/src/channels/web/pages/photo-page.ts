/** The page behind "Add a photo": one file at a time, whole without a script, with every other way beside it. */
import type { Council } from '../../../admin/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { waysToReachUs } from './ways.ts';
import { say } from './wording.ts';

/** Why a file was not taken; each has its sentence. */
export type PhotoWrong = 'none' | 'too-big' | 'not-a-photo' | 'infected' | 'unchecked' | 'wait';

export interface PhotoView {
  token: string;
  /** How many there are. */
  count: number;
  most: number;
  megabytes: number;
  days: number;
  /** What was just done. */
  done: 'added' | 'again' | null;
  wrong: { why: PhotoWrong; minutes: number } | null;
}

/** `view` is null for a link that is none, or too old. Within 15 KB with its stylesheet. */
export function photoPage(council: Council, view: PhotoView | null): string {
  const ways = html`<h2>${say('photo.ways')}</h2>
    ${waysToReachUs(council, false)}`;
  const body = view
    ? html`${above(view)}
      ${view.count < view.most ? fileForm(view) : html`<p>${say('photo.full', { most: String(view.most) })}</p>`}
      ${ways}`
    : html`<p class="lead">${say('photo.gone')}</p>
        ${ways}`;
  return layout({ council, title: say('photo.title'), body, script: null });
}

function above({ count, most, megabytes, done, wrong }: PhotoView): Html {
  const soFar = count > 0 && html`<p>${say('photo.count', { count: String(count), most: String(most) })}</p>`;
  if (wrong)
    return html`<div class="error-summary" role="alert" aria-labelledby="error-title">
        <h2 id="error-title">${say('form.problem')}</h2>
        <ul>
          <li><a href="#photo">${inWords(wrong, megabytes)}</a></li>
        </ul>
      </div>
      ${soFar}`;
  return html`${done ? html`<p class="lead" role="status">${say(`photo.done.${done}`)}</p>` : html`<p class="lead">${say('photo.lead')}</p>`}
  ${soFar}`;
}

const inWords = ({ why, minutes }: NonNullable<PhotoView['wrong']>, megabytes: number): string =>
  say(`photo.wrong.${why}`, { megabytes: String(megabytes), minutes: String(minutes) });

function fileForm({ token, megabytes, days, wrong }: PhotoView): Html {
  const error =
    wrong &&
    html`<p class="error" id="photo-error"><strong>${say('form.error')}</strong> ${inWords(wrong, megabytes)}</p>`;
  return html`<form class="e-form" method="post" enctype="multipart/form-data" action="/photo/${token}#main">
    <div class="${wrong ? 'field wrong' : 'field'}">
      <label for="photo">${say('photo.label')}</label>
      <p class="hint" id="photo-hint">${say('photo.hint', { megabytes: String(megabytes) })}</p>
      ${error}
      <input
        type="file"
        id="photo"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby="${wrong ? 'photo-hint photo-error' : 'photo-hint'}"
      />
    </div>
    <p><button class="main">${say('photo.send')}</button></p>
    <p class="hint">${say('photo.use', { days: String(days) })}</p>
  </form>`;
}

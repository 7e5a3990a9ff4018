/** The page for a person whose browser met a problem: what to do, and how to reach a person. */
import type { Problem } from '@hub/contract';
import type { Council } from '../../../admin/index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { waysToReachUs } from './ways.ts';
import { say } from './wording.ts';

/** A refusal as a page. It loads no script, since it may be shown because something is broken. */
export function errorPage(council: Council, problem: Pick<Problem, 'title' | 'detail'>): string {
  const body = html`<p class="lead">${problem.title}</p>
    <p>${problem.detail}</p>
    <h2>${say('error.person')}</h2>
    ${waysToReachUs(council, false)}
    <p><a href="/">${say('error.home')}</a></p>`;
  return layout({ council, title: say('error.title'), body, script: null });
}

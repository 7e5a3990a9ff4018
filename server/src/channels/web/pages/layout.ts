/** The frame of every resident's page: who the council is, the way to help in the same place, and what the page is about. */
import type { Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

export interface Page {
  council: Council;
  /** Text of the title and of the page's heading. */
  title: string;
  body: Html;
  /** Path of the one script that this page may load; without it the page is whole. */
  script: '/widget/loader.js' | '/widget/chat-page.js' | null;
}

/** A whole page as a string. Source: WCAG 2.2 AA, consistent help (3.2.6) and skip link (2.4.1). */
export function layout({ council, title, body, script }: Page): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${council.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/site.css" />
        ${script && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${say('layout.skip')}</a>
        <header class="site-header">
          ${council.demonstration && html`<p class="demonstration">${say('layout.demonstration', { council: council.name })}</p>`}
          <div class="width">
            <p class="council"><a href="/">${council.name}</a></p>
            <nav aria-label="${say('layout.help')}">
              <ul class="help">
                <li><a href="/chat">${say('layout.chat')}</a></li>
                <li>${say('layout.phone', { number: council.phone.number })}</li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" class="width" tabindex="-1">
          <h1>${title}</h1>
          ${body}
        </main>
        <footer class="site-footer">
          <div class="width">
            <p>${council.post}</p>
            <p>
              ${say('layout.phone', { number: council.phone.number })}.
              ${say('layout.phoneHours', { hours: council.phone.hours })}
            </p>
            <p>
              <a href="/">${say('layout.home')}</a>
              <a href="/you-said-we-did">${say('layout.told')}</a>
              <a href="/accessibility-statement">${say('layout.accessibility')}</a>
            </p>
          </div>
        </footer>
      </body>
    </html> `.toString();
}

/** "Tell us how to help you": boxes to tick, whether we may keep it, and a way to take it all back. */
import { ASKED_NEEDS, INTERPRETER_LANGUAGES, languageInBoth } from '@hub/contract';
import type { Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { say } from './wording.ts';

export interface NeedsView {
  council: Council;
  /** What they told in this chat. */
  said: readonly string[];
  /** The language of the interpreter that they chose here. */
  language: string | null;
  /** Something is kept of them for later. */
  isKept: boolean;
  /** It was just saved or taken back. */
  isDone: boolean;
  clientId: string;
}

function box({ name, value, label, isOn }: { name: string; value: string; label: string; isOn: boolean }): Html {
  const id = `${name}-${value}`;
  return html`<p class="choice">
    ${
      isOn
        ? html`<input type="checkbox" id="${id}" name="${name}" value="${value}" checked />`
        : html`<input type="checkbox" id="${id}" name="${name}" value="${value}" />`
    }
    <label for="${id}">${label}</label>
  </p>`;
}

/** It stands there only once an interpreter is ticked, where the browser can tell. */
function languageChoice(chosen: string | null): Html {
  const options = INTERPRETER_LANGUAGES.map((tag) =>
    tag === chosen
      ? html`<option value="${tag}" selected>${languageInBoth(tag)}</option>`
      : html`<option value="${tag}">${languageInBoth(tag)}</option>`,
  );
  return html`<p class="field interpreter-language">
    <label for="language">${say('needs.language')}</label>
    <select id="language" name="language">
      <option value="">${say('needs.languageNone')}</option>
      ${options}
    </select>
  </p>`;
}

export function needsPage({ council, said, language, isKept, isDone, clientId }: NeedsView): string {
  const hidden = html`<input type="hidden" name="clientId" value="${clientId}" />`;
  const boxes = ASKED_NEEDS.map((need) =>
    box({ name: 'needs', value: need, label: say(`needs.${need}`), isOn: said.includes(need) }),
  );
  const canTakeBack = isKept || said.length > 0;
  const body = html`${isDone && html`<p role="status"><strong>${say('needs.done')}</strong></p>`}
    <p class="lead">${say('needs.lead')}</p>
    <form class="e-form" method="post" action="/chat/needs">
      ${hidden}
      <fieldset class="field">
        <legend>${say('needs.legend')}</legend>
        ${boxes}
      </fieldset>
      ${languageChoice(language)} ${box({ name: 'agreed', value: 'yes', label: say('needs.agree'), isOn: false })}
      <p class="hint">${say('needs.agreeHint')}</p>
      <p><button class="main">${say('needs.save')}</button></p>
    </form>
    ${
      canTakeBack &&
      html`<form class="e-form" method="post" action="/chat/needs">
        ${hidden}<input type="hidden" name="withdraw" value="yes" /><button>${say('needs.withdraw')}</button>
      </form>`
    }
    <p class="actions"><a class="button" href="/chat">${say('why.back')}</a></p>`;
  return layout({ council, title: say('needs.title'), body, script: null });
}

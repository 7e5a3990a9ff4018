import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, html } from './html.ts';

/** Reads back what a browser would show for escaped text. */
const shown = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('html', () => {
  it('shows any text as exactly that text, with nothing that a browser reads as HTML', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('<script>alert("&amp;")</script>')), (text) => {
        const markup = escapeHtml(text);
        expect(markup).not.toMatch(/[<>"']/);
        expect(shown(markup)).toBe(text);
        expect(html`<p title="${text}">${text}</p>`.toString()).toBe(`<p title="${markup}">${markup}</p>`);
      }),
    );
  });

  it('keeps HTML that it made, alone and in lists, and leaves nothing for null and false', () => {
    const items = ['<a>', 'b'].map((text) => html`<li>${text}</li>`);
    const list = html`<b>${items}</b>${null}${false}${html`<i>${1}</i>`}`;
    expect(list.toString()).toBe('<b><li>&lt;a&gt;</li><li>b</li></b><i>1</i>');
  });

  it('takes an object that only looks like HTML for no HTML', () => {
    const forged: unknown = [{ toString: () => '<b>' }];
    expect(() => html`${forged as never}`.toString()).toThrow('not HTML');
  });
});

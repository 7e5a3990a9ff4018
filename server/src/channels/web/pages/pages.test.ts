import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { ChatRating, ConversationEvent, QueuePlace, ResidentDraft } from '@hub/contract';
import { loadForms } from '@hub/forms';
import fc from 'fast-check';
import type { Council } from '../../../admin/index.ts';
import { formFields } from './form-fields.ts';
import type { ChatView, Html } from './index.ts';
import {
  accessibilityStatementPage,
  chatPage,
  confirmPage,
  errorPage,
  escapeHtml,
  homePage,
  MESSAGES_A_PAGE,
  sentPage,
  servicePage,
} from './index.ts';
import en from './wording/en.json' with { type: 'json' };

const council: Council = {
  name: 'Marlow Reach Council',
  demonstration: true,
  colours: { primary: '#0b5c56', primaryDark: '#07403c', accent: '#c2410c', background: '#f7f4ee', text: '#1c1b19' },
  phone: { number: '01632 960100', hours: 'Monday to Friday, 9am to 5pm' },
  outOfHoursPhone: { number: '01632 960199', for: 'dangers that cannot wait' },
  place: { name: 'Library', address: '1 Example Square', opening: 'Monday to Saturday', offers: 'Free computers.' },
  post: '2 Example Square',
};
const conversationId = '00000000-0000-4000-8000-000000000000';
const waiting: QueuePlace = { state: 'queued', position: 2, waitSeconds: 240 };

function event(seq: number, more: Partial<ConversationEvent> = {}): ConversationEvent {
  const clientId = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;
  return {
    conversationId,
    seq,
    clientId,
    kind: 'message',
    from: 'resident',
    text: 'Hello',
    at: '2026-11-24T10:00:00.000Z',
    ...more,
  };
}

function view(more: Partial<ChatView> = {}): ChatView {
  let ids = 0;
  const events = more.events ?? [event(1)];
  return {
    council,
    events,
    lastSeq: events.at(-1)?.seq ?? 0,
    place: { state: 'bot', position: null, waitSeconds: null },
    ...{ welcome: 'This is an automated assistant.', otherHours: null },
    canSignIn: false,
    error: null,
    draft: '',
    exit: null,
    code: null,
    codeError: null,
    canMakeCode: false,
    rating: { state: 'none' },
    ratingTried: null,
    form: null,
    formTried: null,
    newId: () => `id-${(ids += 1)}`,
    ...more,
  };
}

/** A chat that has ended, in the middle of being rated. */
function ratingPage(text: string, rating: ChatRating): string {
  const place: QueuePlace = { state: 'ended', position: null, waitSeconds: null };
  return chatPage(view({ place, rating, ratingTried: { error: text, score: 4, comment: text } }));
}

/** A form in which everything that can be anybody's words is this text. */
function potholeFields(text: string): Html {
  const form = loadForms().find(({ id }) => id === 'report-pothole');
  if (!form) throw new Error('no form for potholes');
  const said = { by: 'resident', confirmed: true, at: '2026-11-24T10:00:00.000Z' } as const;
  return formFields({
    form,
    action: '/services/report-pothole/form',
    answers: { name: { value: text, ...said } },
    typed: { detail: text },
    errors: [
      { field: 'place', text, places: [text, text] },
      { field: 'surface', text, places: [] },
    ],
    hidden: { via: text },
  });
}

/** A form that is filled in together, with an answer of every sort. */
function together(text: string): ResidentDraft {
  const field = { label: text, question: text, optional: false };
  return {
    ...{ draftId: conversationId, version: 3, title: text, isWhole: true, isConfirmed: false },
    fields: [
      { id: 'place', kind: 'place', ...field, text, by: 'record' },
      { id: 'size', kind: 'choice', ...field, choices: [{ value: text, label: text }], text, by: 'agent' },
      { id: 'detail', kind: 'long-text', ...field, text: null, by: 'resident' },
      { id: 'name', kind: 'text', ...field, text: null, by: null },
    ],
  };
}

const everyPage = (text: string) => [
  chatPage(
    view({
      events: [event(1, { text, from: 'agent', name: text })],
      error: text,
      draft: text,
      welcome: text,
      otherHours: text,
    }),
  ),
  chatPage(view({ events: [], welcome: text, codeError: text })),
  ratingPage(text, { state: 'ask', contactId: conversationId }),
  ratingPage(text, { state: 'thanks' }),
  chatPage(view({ code: { digits: '482910', number: text }, canMakeCode: true })),
  homePage({
    council: { ...council, name: text },
    services: [{ id: 'x', name: text, path: '/services/x' }],
    otherHours: text,
  }),
  servicePage({
    council,
    service: {
      ...{ id: 'report-pothole', name: text, summary: text, online: 'live', urgent: true, outage: false },
      ...{ outageWords: null, liveOn: null },
    },
    newId: () => 'id',
    form: potholeFields(text),
    otherHours: text,
  }),
  sentPage(council, { title: text, done: text, reference: text }),
  errorPage(council, { title: text, detail: text }),
  accessibilityStatementPage({ ...council, name: text }),
  chatPage(view({ form: together(text) })),
  chatPage(
    view({
      form: { ...together(text), isConfirmed: true },
      formTried: { wrong: { field: 'place', text, places: [text, text] }, typed: text },
    }),
  ),
  confirmPage(council, { token: 'x', view: { state: 'asks', title: text, answers: [{ label: text, text }] } }),
  confirmPage(council, { token: 'x', view: { state: 'sent', reference: text } }),
  confirmPage(council, { token: 'x', view: { state: 'doubted' } }),
  confirmPage(council, { token: 'x', view: null }),
];

describe('pages', () => {
  it('show any text as text: it never adds or closes an element', () => {
    const tags = (page: string) => page.match(/<[/!a-z][^>]*>/g)?.map((tag) => /^<[/!]?[a-z]+/.exec(tag)?.[0]);
    const plain = everyPage('text').map(tags);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('</p><script>x</script>', '"><img src=x onerror=y>')),
        (text) => {
          const pages = everyPage(`a${text}`);
          expect(pages.map(tags)).toEqual(plain);
          expect(pages[0]).toContain(`<p class="words" dir="auto">${escapeHtml(`a${text}`)}</p>`);
        },
      ),
    );
  });

  it('hold no script and no style of their own', () => {
    for (const page of everyPage('text')) {
      expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      for (const script of page.match(/<script[^>]*>[^<]*/g) ?? []) {
        expect(script).toMatch(/^<script src="\/widget\/[a-z-]+\.js" defer>$/);
      }
    }
  });

  it('weigh less than 15 KB with their stylesheet, even full of long messages', () => {
    const css = gzipSync(readFileSync(new URL('../../../../assets/site.css', import.meta.url))).length;
    const [words] = fc.sample(fc.array(fc.string({ minLength: 3, maxLength: 9 }), { minLength: 60, maxLength: 60 }), {
      seed: 1,
      numRuns: 1,
    });
    const text = words?.join(' ') ?? '';
    const events = Array.from({ length: 300 }, (_, index) => event(index + 1, { text: `${index} ${text}` }));
    for (const page of [chatPage(view({ events })), ...everyPage('text')]) {
      expect(gzipSync(page).length + css).toBeLessThan(15_000);
    }
  });

  it('say everything in short sentences', () => {
    const sentences = Object.values(en).flatMap((words) => words.split(/(?<=[.?!:])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });
});

describe('plain chat page', () => {
  it('gives every form an id of its own, so that no words are taken for words that were sent before', () => {
    const page = chatPage(
      view({ events: [event(1, { from: 'bot', actions: [{ type: 'reply', label: 'Yes', text: 'Yes' }] })] }),
    );
    const ids = [...page.matchAll(/name="clientId"\s+value="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows every kind of action, and no link that is not a page', () => {
    const actions: ConversationEvent['actions'] = [
      { type: 'link', label: 'Open the form', url: '/services/missed-bin' },
      { type: 'link', label: 'Bad', url: 'javascript:alert(1)' },
      { type: 'link', label: 'Elsewhere', url: '//other.example' },
      { type: 'person', label: 'Ask a person', text: 'I want a person' },
      { type: 'phone', label: 'Phone us', number: '01632 960100' },
    ];
    const page = chatPage(view({ events: [event(1, { from: 'bot', actions })] }));
    expect(page).toContain('<a class="button" href="/services/missed-bin">Open the form</a>');
    expect(page).not.toContain('javascript:');
    expect(page).not.toContain('other.example');
    expect(page).toContain('value="I want a person"');
    expect(page).toContain('Phone us: <strong>01632 960100</strong>');
  });

  it('has the quick way off first, once, and nothing of it where none is offered (P12)', () => {
    const label = 'Leave this page now';
    const events = [
      event(1, { from: 'bot', actions: [{ type: 'exit', label, url: 'https://weather.example/' }] }),
      event(2),
    ];
    const page = chatPage(view({ events, exit: label }));
    const body = page.slice(page.indexOf('<div id="chat">'));
    expect(body).toMatch(
      /^<div id="chat">\s*<p class="exit"><a class="button" href="\/chat\/leave" rel="noopener noreferrer">Leave this page now<\/a>/,
    );
    expect(page.split(label)).toHaveLength(2);
    expect(page).not.toContain('weather.example');
    expect(chatPage(view())).not.toContain('/chat/leave');
  });

  it('tells the place in the queue, and never a time that nobody knows', () => {
    expect(chatPage(view({ place: waiting }))).toContain('You are number 2 in the queue. About 4 minutes.');
    expect(chatPage(view({ place: { ...waiting, waitSeconds: null } }))).toContain('We cannot say how long.');
  });

  it('shows the last messages and the way to those before them', () => {
    const events = Array.from({ length: 50 }, (_, index) => event(index + 1, { text: `words ${index + 1}.` }));
    const page = chatPage(view({ events }));
    expect(page).toContain(`href="/chat?before=${51 - MESSAGES_A_PAGE}"`);
    expect(page).not.toContain('words 30.');
    expect(page).toContain('words 31.');
    const earlier = chatPage(view({ events: events.slice(0, 30), lastSeq: 50 }));
    expect(earlier).toContain('Back to the newest messages');
  });

  it('gives words that could not be sent back to whoever wrote them', () => {
    const page = chatPage(view({ draft: '\n first line', error: 'A message can hold 2000 characters.' }));
    // The browser drops the first line break after the tag, and keeps every one that was written.
    expect(page).toMatch(/<textarea[^>]*>\n\n first line<\/textarea>/);
    expect(page).toContain('aria-describedby="hint error"');
  });

  it('offers a new chat, and no writing, when the chat has ended', () => {
    const page = chatPage(view({ place: { state: 'ended', position: null, waitSeconds: null } }));
    expect(page).toContain('Start a new chat');
    expect(page).not.toContain('<textarea');
  });
});

describe('the page of a service without a form', () => {
  const service = { id: 'x', name: 'Report a missed bin', summary: '', urgent: false };
  const shown = (state: {
    online: 'live' | 'coming';
    outage: boolean;
    outageWords: string | null;
    liveOn: Date | null;
  }) => servicePage({ council, service: { ...service, ...state }, newId: () => 'id', form: null, otherHours: null });

  it('says what the council wrote of an outage, and else what is always said', () => {
    const down = { online: 'live', outage: true, liveOn: null } as const;
    expect(shown({ ...down, outageWords: 'Ring us <today>.' })).toContain('Ring us &lt;today&gt;.');
    expect(shown({ ...down, outageWords: null })).toContain('This service is not working online at the moment.');
  });

  it('names the day from which it can be done online, where that is known', () => {
    const coming = { online: 'coming', outage: false, outageWords: null } as const;
    expect(shown({ ...coming, liveOn: new Date('2027-03-01') })).toContain('online from 1 March 2027');
    expect(shown({ ...coming, liveOn: null })).toContain('You cannot do this online yet.');
  });
});

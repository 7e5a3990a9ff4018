import { describe, expect, it } from '@jest/globals';
import type { PanelState, SingleViewEvent } from '@hub/contract';
import { applyView, WAITING } from './view-state.ts';
import type { ViewChange, ViewState } from './view-state.ts';

const ROSA = '00000001-0000-4000-8000-000000000001';
const SAM = '00000002-0000-4000-8000-000000000001';
const opening = (residentId = ROSA, identityLevel = 2): SingleViewEvent => ({
  ...{ event: 'opening', residentId, identityLevel },
  panels: ['resident', 'contacts', 'cases', 'library'],
});
const library = (loans: number): PanelState => ({
  ...{ panel: 'library', state: 'ready', source: 'Library', asOf: '2026-11-24T10:00:00.000Z' },
  data: { loans, overdue: 0, finesPence: 0 },
});
const after = (...changes: ViewChange[]): ViewState => changes.reduce(applyView, WAITING);
const shownIn = (view: ViewState) => (view.state === 'open' ? view.shown : null);

describe('the single view as it comes in', () => {
  it('shows each panel when it is told, and the newest word of it', () => {
    const told = [2, 3].map((loans): ViewChange => ({ event: 'panel', panel: library(loans) }));
    expect(shownIn(after(opening(), ...told))).toEqual({ library: library(3) });
  });

  it('keeps what it shows while it is asked anew for the same person', () => {
    const shown = shownIn(after(opening(), { event: 'panel', panel: library(2) }, opening()));
    expect(shown).toEqual({ library: library(2) });
  });

  it.each([
    ['somebody else', opening(SAM)],
    ['another identity level', opening(ROSA, 0)],
  ])('keeps nothing for %s', (_who, next) => {
    expect(shownIn(after(opening(), { event: 'panel', panel: library(2) }, next))).toEqual({});
  });

  it('says how to find out who it is, and shows nothing of whoever it was', () => {
    const howToIdentify = 'Ask two questions.';
    expect(after(opening(), { event: 'unknown', howToIdentify })).toEqual({ state: 'unknown', howToIdentify });
  });

  it('waits for the one panel that is asked for again', () => {
    const view = after(opening(), { event: 'panel', panel: library(2) }, { event: 'again', panel: 'library' });
    expect(shownIn(view)?.library).toBeUndefined();
  });

  it('keeps what came when the answer breaks off, and fails when nothing did', () => {
    const broken: ViewChange = { event: 'ended', detail: 'The hub did not answer.' };
    expect(after(opening(), { event: 'panel', panel: library(2) }, broken)).toMatchObject({
      shown: { library: library(2) },
      brokenOff: 'The hub did not answer.',
    });
    expect(after(broken)).toEqual({ state: 'failed', detail: 'The hub did not answer.' });
    expect(after(broken, { event: 'again', panel: 'resident' })).toBe(WAITING);
  });

  it('is whole when the answer ends in time', () => {
    expect(after(opening(), { event: 'ended', detail: null })).toMatchObject({ state: 'open', brokenOff: null });
  });
});

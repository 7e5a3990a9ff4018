/** Every document that a call can be given, for whatever stands in its thread: none is a dead end, and 0 is taken at every prompt. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentOf } from './documents.ts';
import { addressesOf } from './addresses.ts';
import { ratingScene, sceneOf } from './scene.ts';
import type { CallFacts } from './scene.ts';
import { voiceWording as wording } from './wording.ts';

const facts: fc.Arbitrary<CallFacts> = fc.record({
  state: fc.constantFrom('bot', 'queued', 'agent', 'ended'),
  isDecided: fc.boolean(),
  said: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
  replies: fc.array(fc.record({ label: fc.string() }), { maxLength: 9 }),
  isAnswered: fc.boolean(),
  silences: fc.nat(4),
  excuse: fc.option(fc.string({ minLength: 1 })),
  parting: fc.option(fc.constant(wording.goodbye)),
  place: fc.record({
    state: fc.constant('queued' as const),
    position: fc.option(fc.integer({ min: 1, max: 200 })),
    waitSeconds: fc.option(fc.nat(7200)),
  }),
  isUrgent: fc.boolean(),
  canRingBack: fc.boolean(),
  canTextLink: fc.boolean(),
  canLeaveMessage: fc.boolean(),
  message: fc.option(fc.constant(Object.values(wording.message))),
  isTypingCode: fc.boolean(),
  isLineLost: fc.boolean(),
});
const addresses = addressesOf({ id: '00000000-0000-4000-8000-000000000001', step: 3 });

describe('the documents of a call', () => {
  it('lead on by themselves, or end with words', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const scene = sceneOf(given, wording);
        const xml = documentOf(scene, addresses);
        expect(scene.say.length).toBeGreaterThan(0);
        const leadsOn = xml.includes('<Redirect') || /<Dial[^>]* action="/.test(xml);
        expect(leadsOn).toBe(scene.name !== 'over');
        expect(xml.includes('<Hangup')).toBe(scene.name === 'over');
      }),
    );
  });

  it('ask how we did once, lead on by themselves, and take 0 there too', () => {
    fc.assert(
      fc.property(facts, ({ said, excuse }) => {
        const scene = ratingScene(said, excuse, wording);
        const xml = documentOf(scene, addresses);
        expect(scene.say.filter((sentence) => sentence === wording.rating.ask)).toHaveLength(1);
        expect(scene.say).toContain(wording.person);
        expect(xml).toMatch(/<Gather[^>]* input="dtmf/);
        expect(xml).toContain('<Redirect');
      }),
    );
  });

  it('take 0, and give time for it, at every prompt (P18, P21)', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const scene = sceneOf(given, wording);
        if (scene.name === 'over' || scene.name === 'talking') return;
        const xml = documentOf(scene, addresses);
        expect(xml).toMatch(/<Gather[^>]* input="dtmf/);
        const isPrompt = scene.name === 'asking' || scene.name === 'keys';
        if (isPrompt) expect(scene.say).toContain(wording.person);
        if (isPrompt) expect(Number(/ timeout="(\d+)"/.exec(xml)?.[1])).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('record a message only after what becomes of it was said, danger first (P69)', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const scene = sceneOf(given, wording);
        const xml = documentOf(scene, addresses);
        expect(xml.includes('<Record')).toBe(scene.name === 'message');
        if (scene.name !== 'message') return;
        expect(xml.indexOf(wording.message.danger)).toBeGreaterThan(0);
        expect(xml.indexOf(wording.message.danger)).toBeLessThan(xml.indexOf(wording.message.say));
        expect(xml.lastIndexOf('</Say>')).toBeLessThan(xml.indexOf('<Record'));
        expect(xml).toMatch(/<Record[^>]* maxLength="\d+"/);
        expect(xml).toMatch(/<Record[^>]* finishOnKey="0#"/);
        expect(xml).not.toContain('transcribe');
      }),
    );
  });

  it('say nothing of a conference being recorded by itself: what is recorded is told and begun apart', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const xml = documentOf(sceneOf(given, wording), addresses);
        if (xml.includes('<Conference')) expect(xml).toContain('record="do-not-record"');
      }),
    );
  });

  it('never offer to hang up to somebody in danger', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { say } = sceneOf(
          { ...given, state: 'queued', isUrgent: true, parting: null, isTypingCode: false, message: null },
          wording,
        );
        expect(say).not.toContain(wording.callBack);
      }),
    );
  });
});

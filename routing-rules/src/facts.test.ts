import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseFacts } from './facts.ts';

describe('parseFacts', () => {
  it('takes no facts at all: everything is unknown', () => {
    expect(parseFacts({})).toEqual({ ok: true, facts: {} });
  });

  it.each(['age', 'name', 'ethnicity', 'area', 'accent', 'VIP'])('refuses "%s", which is not a fact', (key) => {
    expect(parseFacts({ [key]: 'x' })).toMatchObject({ ok: false, problem: { code: 'unknown-fact', where: key } });
    expect(parseFacts({ resident: { [key]: 'x' } })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-fact', where: `resident.${key}` },
    });
  });

  it('names the fact that was probably meant', () => {
    expect(parseFacts({ resident: { digitalAcess: 'none' } })).toEqual({
      ok: false,
      problem: {
        code: 'unknown-fact',
        where: 'resident.digitalAcess',
        what: '"digitalAcess" is not a fact. Did you mean "digitalAccess"?',
      },
    });
  });

  it('says where a value is wrong and what would be right', () => {
    const parsed = parseFacts({ resident: { digitalAccess: 'nonne' } });
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'bad-fact', where: 'resident.digitalAccess' } });
    expect(!parsed.ok && parsed.problem.what).toContain('none, home, work');
  });

  it.each([
    ['a number as text', { queue: { waiting: '3' } }, 'queue.waiting'],
    ['a confidence over one', { intent: { confidence: 2 } }, 'intent.confidence'],
    ['a time without a zone', { at: '2026-01-01T10:00:00' }, 'at'],
    ['a list', [], 'facts'],
    ['nothing', null, 'facts'],
  ])('refuses %s', (_, facts, where) => {
    expect(parseFacts(facts)).toMatchObject({ ok: false, problem: { where } });
  });

  it('reads a service code written as digits', () => {
    expect(parseFacts({ service: { lgsl: '557' } })).toEqual({ ok: true, facts: { service: { lgsl: 557 } } });
  });

  it('takes what is known of a call, a text, a proof of identity, a device and a call back', () => {
    const facts = {
      safety: { signal: 'home-emergency' },
      resident: { authority: 'none', memberVerified: false, tenancy: 'council' },
      history: { linkUnanswered24h: true },
      asks: { forSomeoneElse: true, councillor: 'unknown', legal: false, press: false },
      call: { cue: true, ended: 'dropped', notHeard: 2 },
      message: { signature: 'valid', duplicate: false, keyword: 'stop', sender: 'short-code', autoRepliesLastHour: 5 },
      identity: { subject: 'own-case', failedChecks: 3, liveContact: true, ownRecord: false },
      device: { saveData: true },
      callback: { attempts: 3, refused: false },
    };
    expect(parseFacts(facts)).toEqual({ ok: true, facts });
  });

  it.each([
    ['call.ended', { call: { ended: 'hung-up' } }, 'talking, silent, dropped'],
    ['message.sender', { message: { sender: 'payphone' } }, 'mobile, landline, short-code'],
    ['identity.subject', { identity: { subject: 'debt' } }, 'general, own-case, account'],
    ['resident.tenancy', { resident: { tenancy: 'private' } }, 'council, other'],
  ])('refuses a word that %s does not know, and names those it does', (where, facts, choices) => {
    const parsed = parseFacts(facts);
    expect(parsed).toMatchObject({ ok: false, problem: { where } });
    expect(!parsed.ok && parsed.problem.what).toContain(choices);
  });

  it('refuses how often something happened when it is less than nothing', () => {
    expect(parseFacts({ callback: { attempts: -1 } })).toMatchObject({
      ok: false,
      problem: { where: 'callback.attempts' },
    });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(typeof parseFacts(input).ok).toBe('boolean');
      }),
    );
  });
});

/** Everything that an adviser does, by keys alone; axe finds nothing after any of it (WCAG 2.2 AA 2.1.1). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AGENT_EVENTS } from '../../src/security/authorisation.ts';
import { AGENT_EMAIL, AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { DEEDS } from './support/desk-deeds.ts';
import { setStatus } from './support/desk-keys.ts';
import { openPhoneNetwork } from './support/phone-network.ts';
import type { PhoneNetwork } from './support/phone-network.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

/** Told of by looking and typing alone, or asked for by the page itself: nobody does them. */
const NOT_DONE = ['sync', 'typing', 'read', 'conversation:look', 'session:stay'];
/** A supervisor's own, in the tests of calls that are watched and of the wallboard. */
const ELSEWHERE = ['contact:watch', 'status:set-for', 'wallboard:watch'];

// A long way on a busy machine; nothing here is about time.
jest.setTimeout(400_000);

describe('the desk by keys alone', () => {
  let network: PhoneNetwork;
  let stage: Stage;
  beforeAll(async () => {
    network = await openPhoneNetwork();
    stage = await openStage('open', network.env, network.hubPort);
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    await network.close();
  });

  it('has a way in the table for everything that a console asks of the hub', () => {
    const covered = DEEDS.flatMap(({ events }) => events);
    expect([...covered, ...NOT_DONE, ...ELSEWHERE].sort()).toEqual(Object.keys(AGENT_EVENTS).sort());
  });

  it('does all of it, with nothing for axe to find on the way', async () => {
    const signIn = async (email: string) =>
      AgentDesk.signIn(await (await stage.context({ viewport: { width: 1280, height: 900 } })).newPage(), email);
    const [bola, priya] = [await signIn(AGENT_EMAIL), await signIn('priya@demo.example')];
    const isFine = async (page: Page) => expect(await findings(page)).toEqual([]);
    const play = { bola, priya, resident: await stage.resident(), network, isFine };
    for (const { name, at, does } of DEEDS) {
      const { page } = at === 'priya' ? priya : bola;
      try {
        await does(page, play);
        // Priya takes part only when she is asked, so that the chat is offered to one of them alone.
        if (name === 'accept an offer') await setStatus(priya.page, 'Available');
      } catch (error) {
        throw new Error(`By keys one cannot ${name}.`, { cause: error });
      }
      expect([name, await findings(page)]).toEqual([name, []]);
      if (name === 'leave where one helps') await setStatus(priya.page, 'Not working');
    }
  });
});

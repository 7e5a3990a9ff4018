/** Residents who ring the council, through the real edges: webhooks signed over the public address. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, signIn } from './support/people.ts';
import { telephone } from './support/telephone.ts';
import type { Telephone } from './support/telephone.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';

describe('ringing the council', () => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let last = 0;
  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, ...twilio.env }, twilio.hubPort);
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });
  const newNumber = () => `+4477009${String(50_000 + (last += 1))}`;
  const phone = (number = newNumber(), more = {}): Telephone =>
    telephone({ hub: hub.url, publicBaseUrl: hub.url, token: 'token-of-the-tests' }, number, more);

  it('try', async () => {
    const agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    const f0 = phone();
    console.log(
      (await f0.ring()).said,
      (await f0.speak('there is a pothole outside my house')).said,
      (await f0.wait()).said,
      (await f0.wait()).said,
    );
    await agent.setStatus('available');
    const a = phone();
    expect(1).toBe(1);
    console.log(JSON.stringify(await a.ring(), null, 1));
    console.log((await a.speak('there is a pothole outside my house')).xml);
    console.log((await a.wait()).xml);
    const b = phone();
    await b.ring();
    console.log((await b.wait()).said);
    console.log((await b.wait()).said);
    console.log((await b.press('1')).said);
    const c = phone();
    await c.ring();
    console.log((await c.press('0')).said);
    const offer = await agent.inbox.first<{
      offerId: string;
      contact: { contactId: string; conversationId: string; channel: string };
    }>('offer');
    console.log(offer);
    await agent.accept(offer.offerId);
    for (const p of [b, c]) console.log((await p.wait()).xml);
    const d = phone();
    await d.ring();
    console.log((await d.speak('there is a fire in my flat')).said);
    await d.hangUp();
    const e = phone();
    await e.ring();
    await e.wait();
    await e.wait();
    console.log((await e.press('9')).said);
    const f = phone('anonymous');
    await f.ring();
    console.log((await f.speak('my council tax bill is wrong')).said);
  }, 100_000);
});

import { describe, expect, it } from '@jest/globals';
import { decide, loadRuleSet } from '@hub/routing-rules';
import { readDemoData } from '../demo/demo-data.ts';
import { guide } from './guide.ts';

const { services } = readDemoData();
const ruleSet = loadRuleSet();
const CHANNELS = ['webchat', 'sms', 'phone', 'email'] as const;
const everyMoment = services.flatMap((service) =>
  [true, false].flatMap((open) => CHANNELS.map((channel) => ({ service, open, channel }))),
);

function guidanceFor({ service, open, channel }: (typeof everyMoment)[number]) {
  const decision = decide(ruleSet, {
    channel,
    direction: 'inbound',
    intent: { id: service.id, confidence: 0.99, source: 'bot' },
    service: {
      id: service.id,
      online: service.online,
      complex: service.complex,
      urgent: service.urgent,
      outage: false,
      identityLevel: service.identityLevel,
    },
    hours: { open, bankHoliday: false },
    queue: { waiting: 0, expectedWaitSeconds: 0, agentsAvailable: open ? 2 : 0 },
  });
  return guide(decision, { service, choices: [], hoursText: '', sentences: [], byText: false });
}

describe('the link of a service', () => {
  it.each(services.map(({ id }) => id))('is never given unless it is live and simple: %s', (id) => {
    for (const moment of everyMoment.filter(({ service }) => service.id === id)) {
      const { service } = guidanceFor(moment);
      const isSimple = moment.service.online === 'live' && !moment.service.complex;
      if (service && service.url !== '') expect([isSimple, service.url]).toEqual([true, moment.service.path]);
    }
  });

  it('is given for what is live, in the web chat', () => {
    const live = everyMoment.filter(({ service, channel }) => service.id === 'bulky-waste' && channel === 'webchat');
    for (const moment of live) expect(guidanceFor(moment).service?.url).toBe('/services/bulky-waste');
  });
});

describe('a service that is not online yet', () => {
  it('is explained to whoever is rung back, without a link (P55b)', () => {
    const closed = everyMoment.filter(({ service, open }) => service.online === 'coming' && !open);
    for (const moment of closed)
      expect(guidanceFor(moment)).toMatchObject({ route: 'callback', service: { id: moment.service.id, url: '' } });
  });

  it('is not what a matter for a person is', () => {
    const care = everyMoment.filter(({ service }) => service.complex);
    for (const moment of care) expect(guidanceFor(moment).service).toBeUndefined();
  });
});

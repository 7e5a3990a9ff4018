/** What a contact costs at a moment, by the council's tariffs (insight/ledger): by a person on its channel, by the website or the assistant. */
import { channelSchema, countsAs } from '@hub/contract';
import { inPounds, TARIFFS, tariffAt } from '../../insight/index.ts';
import type { Prices } from './queues.ts';

export const pricesAt = (at: Date): Prices => ({
  inPounds,
  ofPerson(channel) {
    const known = channelSchema.safeParse(channel);
    // A contact of which the channel is not known is taken for a call.
    const { cost } = countsAs({ assisted: true, channel: known.success ? known.data : 'phone' });
    return tariffAt(TARIFFS, cost, at).price;
  },
  ofDigital: (route) => tariffAt(TARIFFS, route === 'bot' ? 'bot' : 'online', at).price,
});

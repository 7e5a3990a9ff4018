/** Finds out how this page speaks and loads that alone: whoever takes no calls never loads a telephone. */
import { fetchSoftphone } from '../../hub/api.ts';
import type { Softphone } from './softphone.ts';

/** Rejects where the hub has no telephone for a page, or does not answer. */
export async function openSoftphone(): Promise<Softphone> {
  const found = await fetchSoftphone();
  switch (found.kind) {
    case 'none':
      throw new Error('The hub has no telephone for this page.');
    case 'twilio': {
      const { createTwilioSoftphone } = await import('./twilio-softphone.ts');
      return createTwilioSoftphone({ token: found.token, freshToken });
    }
    case 'simulated': {
      const { createSimulatedSoftphone } = await import('./simulated-softphone.ts');
      return createSimulatedSoftphone(found);
    }
  }
}

async function freshToken(): Promise<string | null> {
  const found = await fetchSoftphone();
  return found.kind === 'twilio' ? found.token : null;
}

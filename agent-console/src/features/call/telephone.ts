/** What an agent does in a call: with their own line, which is in this page, and with the resident's, which is at the hub. */
import type { Outcome } from '@hub/contract';
import { commandCall, RefusedRequest } from '../../hub/api.ts';
import type { Hub } from '../../hub/hub.ts';
import { en } from '../../wording/en.ts';
import type { CallAct } from './call-view.ts';
import { openSoftphone } from './open-softphone.ts';
import { createPhone, type Phone } from './phone.ts';

export interface Telephone {
  phone: Phone;
  /** Does something in the call of a contact. A refusal is in words for the agent. */
  act: (contactId: string, deed: CallAct) => Promise<Outcome>;
}

const COMMANDS = {
  ring: 'ring',
  hold: 'hold',
  resume: 'resume',
  'pause-recording': 'pause-recording',
  'resume-recording': 'resume-recording',
  end: 'hang-up',
} as const;

export function createTelephone(hub: Hub, csrfToken: string): Telephone {
  const phone = createPhone({ open: openSoftphone, now: () => Date.now() });
  const command = async (contactId: string, deed: keyof typeof COMMANDS): Promise<Outcome> => {
    const since = hub.getState().calls[contactId];
    try {
      hub.learnCall(await commandCall(contactId, { do: COMMANDS[deed] }, csrfToken), since);
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      const { status, message: detail } = error;
      return { ok: false, problem: { type: 'about:blank', code: 'busy', title: en.problem.title, status, detail } };
    }
    // Whoever rings somebody speaks with them: the line is joined when they answer.
    if (deed === 'ring') phone.expect(contactId);
    return { ok: true };
  };
  return {
    phone,
    act: async (contactId, deed) => {
      switch (deed) {
        case 'join':
          // Not waited for: the line says itself how it gets on, and can be let go of meanwhile.
          void phone.join(contactId);
          return { ok: true };
        case 'leave':
          phone.hangUp();
          return { ok: true };
        case 'mute':
        case 'unmute':
          phone.mute(deed === 'mute');
          return { ok: true };
        case 'ring':
        case 'hold':
        case 'resume':
        case 'pause-recording':
        case 'resume-recording':
        case 'end':
          return command(contactId, deed);
      }
    },
  };
}

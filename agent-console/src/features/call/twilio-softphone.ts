/** An agent's telephone by Twilio's Voice SDK: one device a line, so that it begins with a fresh token and leaves nothing open. */
import { Call, Device } from '@twilio/voice-sdk';
import { CONTACT_PARAMETER } from '@hub/contract';
import type { LineEvent, Softphone } from './softphone.ts';
import { troubleOf } from './twilio-trouble.ts';

export interface TwilioSoftphoneParts {
  token: string;
  /** A token for a call that is longer than the first one lasts; null when there is none any more. */
  freshToken: () => Promise<string | null>;
}

export function createTwilioSoftphone({ token, freshToken }: TwilioSoftphoneParts): Softphone {
  return {
    connect: ({ contactId }, tell) => {
      // `closeProtection`: the browser asks before a page with somebody on the line is closed.
      const device = new Device(token, { closeProtection: true, logLevel: 'silent' });
      let call: Call | null = null;
      let isOver = false;
      const finish = (event: LineEvent) => {
        if (isOver) return;
        isOver = true;
        device.destroy();
        tell(event);
      };
      const failed = (error: unknown) => {
        const trouble = troubleOf(codeOf(error));
        // A call that has begun says itself when it is over.
        if (call?.status() === Call.State.Open) tell({ type: 'error', trouble });
        else finish({ type: 'error', trouble });
      };
      const over = () => finish({ type: 'disconnect' });

      device.on('error', failed);
      device.on('tokenWillExpire', () => {
        // Without a new one the call goes on; only the next line needs it.
        void freshToken().then(
          (fresh) => fresh !== null && !isOver && device.updateToken(fresh),
          () => undefined,
        );
      });
      void device.connect({ params: { [CONTACT_PARAMETER]: contactId } }).then((made) => {
        call = made;
        if (isOver) {
          made.disconnect();
          return;
        }
        made.on('accept', () => isOver || tell({ type: 'accept' }));
        made.on('mute', (on: boolean) => isOver || tell({ type: 'mute', on }));
        made.on('disconnect', over);
        made.on('cancel', over);
        made.on('reject', over);
        made.on('error', failed);
      }, failed);

      return {
        mute: (on) => call?.mute(on),
        digits: (keys) => call?.sendDigits(keys),
        hangUp: () => {
          call?.disconnect();
          over();
        },
      };
    },
  };
}

function codeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : 0;
}

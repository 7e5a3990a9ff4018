/** Dial: connects the call with others, and asks the hub how to go on when that is over. */
import { addressIn, note } from '../application.ts';
import { durationOf, fieldsOf } from '../call.ts';
import type { Kit, Next, Step } from '../kit.ts';
import { Interrupted } from '../leg.ts';
import { dialConference } from './dial-conference.ts';
import { dialLegs } from './dial-legs.ts';

export const dial: Step = async (run, verb, script, kit) => {
  const { leg } = run;
  const { action, method } = verb.attributes;
  // Without an address the next verb follows, not the same document again.
  const address = action === undefined ? null : addressIn(script, leg, action, method);
  const then = (fields: Record<string, string>): Next => (address === null ? undefined : { ...address, fields });
  try {
    const room = verb.children.find(({ name }) => name === 'Conference');
    if (room !== undefined) {
      await dialConference(run, room, script, kit);
      return then({ DialCallStatus: 'answered' });
    }
    const nouns = verb.children.length > 0 ? verb.children : [{ ...verb, name: 'Number' }];
    if (nouns.every(({ text, children }) => text === '' && children.length === 0)) {
      note(leg, [{ code: 13223, message: 'Dial: Invalid phone number format' }]);
      return then({ DialCallStatus: 'failed' });
    }
    const { status, leg: other } = await dialLegs(run, verb, nouns, script, kit);
    return then({
      DialCallStatus: status,
      ...(other !== null && { DialCallSid: other.call.sid, DialCallDuration: String(durationOf(other.call)) }),
      DialBridged: String(other !== null),
    });
  } catch (error) {
    if (address !== null && error instanceof Interrupted && error.reason === 'hangup') afterHangUp(kit, leg, address);
    throw error;
  }
};

/** The hub is asked all the same; nobody is there to do what it says. */
function afterHangUp(
  kit: Kit,
  { call, activity }: Parameters<Kit['end']>[0],
  address: Parameters<Kit['courier']['send']>[2],
): void {
  kit.courier.send(call.sid, activity, address, {
    ...fieldsOf(call, kit.accountSid),
    DialCallStatus: 'completed',
  });
}

/** What is said in a call that we made. Pure. */
import type { Call } from './call.store.ts';
import type { CallView } from './call-view.ts';
import type { Scene } from './scene.ts';
import { fill } from '../../platform/fill.ts';
import { voiceWording as wording } from './wording.ts';

/**
 * A machine is told nothing of why we rang (P61), and nothing at all where somebody may listen who must not (P12). Null where the
 * call goes on like any other: we rang back since a call in danger was cut off (P09).
 */
export function outboundScene(
  { step, contactId, answeredBy, scene }: Pick<Call, 'step' | 'contactId' | 'answeredBy' | 'scene'>,
  { contactState, isHeldBack }: Pick<CallView, 'contactState' | 'isHeldBack'>,
  council: string,
): Scene | null {
  const isMachine = answeredBy !== null && answeredBy !== 'human' && answeredBy !== 'unknown';
  if (isMachine) return { name: 'over', say: isHeldBack ? [] : [fill(wording.machine, { council })] };
  if (contactId === null) return null;
  if (contactState !== 'assigned') return { name: 'over', say: [wording.goodbye] };
  if (step === 0) return { name: 'talking', say: [fill(wording.callingBack, { council })] };
  return { name: 'talking', say: [scene === 'lost' ? wording.lineLost : wording.connecting] };
}

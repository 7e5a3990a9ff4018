/** Rings a telephone until somebody answers, declines, or nobody came. */
import type { CallStatus } from './call.ts';
import type { Kit, RingOptions } from './kit.ts';
import type { Run } from './leg.ts';

type Missed = Extract<CallStatus, 'busy' | 'no-answer'>;

/** Answers null when it was answered, and else what became of it. */
export async function ring(
  run: Run,
  { seconds, detects, rings }: RingOptions,
  isBusy: boolean,
  kit: Kit,
): Promise<Missed | null> {
  const { leg } = run;
  const { call } = leg;
  kit.courier.tell(leg, 'initiated');
  if (isBusy || call.faults.has('busy')) return 'busy';
  call.status = 'ringing';
  kit.courier.tell(leg, 'ringing');
  if (call.faults.has('no-answer')) return 'no-answer';
  const waited = run.wait({ doing: 'ringing', takes: ['answered', 'declined', 'timeout'], seconds });
  rings();
  const happening = await waited;
  if (happening.kind !== 'answered') return happening.kind === 'declined' ? 'busy' : 'no-answer';
  const machine = detects === 'end' ? 'machine_end_beep' : 'machine_start';
  if (detects !== 'no') call.answeredBy = happening.by === 'human' ? 'human' : machine;
  kit.answer(leg);
  return null;
}

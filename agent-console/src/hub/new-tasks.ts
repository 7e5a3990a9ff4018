/** Which of the things to do are new. Pure. */
import type { Task } from '@hub/contract';

/**
 * What is to do now and was not before, both newest first. The hub lists only so many: what moves up at the end of the list
 * because another thing left it was to do all along, and is not new.
 */
export function newTasks(before: readonly Task[], now: readonly Task[]): Task[] {
  const held = new Set(before.map(({ duty }) => duty.dutyId));
  const listed = new Set(now.map(({ duty }) => duty.dutyId));
  const fresh = now.filter(({ duty }) => !held.has(duty.dutyId));
  const oldest = before.at(-1)?.duty.at;
  if (oldest === undefined || before.every(({ duty }) => listed.has(duty.dutyId))) return fresh;
  return fresh.filter(({ duty }) => duty.at > oldest);
}

/** A number as people write it, to be typed on a telephone. Pure. */
import { readUkPhone } from '@hub/forms';

/** `07700 900999` for `+447700900999`; one of another land stays as it is. */
export function asWritten(number: string): string {
  const national = readUkPhone(number);
  return national === undefined ? number : `${national.slice(0, 5)} ${national.slice(5)}`;
}

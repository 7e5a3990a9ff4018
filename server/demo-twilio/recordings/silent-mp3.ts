/** Silence as MP3, of about so many seconds: a valid file that every player opens. */

/** MPEG 2, layer III, 8 kbit/s, 22.05 kHz, one channel. */
const HEADER = [0xff, 0xf3, 0x10, 0xc4];
const FRAME_BYTES = 26;
const FRAMES_A_SECOND = 22_050 / 576;

export function silentMp3(seconds: number): Buffer {
  // A frame without any bits of sound is silence.
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set(HEADER);
  return Buffer.concat(Array.from({ length: Math.ceil(Math.max(seconds, 1) * FRAMES_A_SECOND) }, () => frame));
}

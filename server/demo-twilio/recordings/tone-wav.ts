/** A soft tone as WAV, of about so many seconds: every browser plays it, and one hears that it plays. */

const SAMPLES_A_SECOND = 8000;
/** Longer ones would fill the demonstration's memory for nothing. */
const LONGEST_SECONDS = 600;
const TONE_HERTZ = 440;
/** One sample is a byte: 128 is silence. */
const SILENCE = 128;
const LOUDNESS = 24;
const HEADER_BYTES = 44;

export function toneWav(seconds: number): Buffer {
  const samples = Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * SAMPLES_A_SECOND;
  const wav = Buffer.alloc(HEADER_BYTES + samples);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(HEADER_BYTES - 8 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  // Plain samples, one channel, a byte each.
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLES_A_SECOND, 24);
  wav.writeUInt32LE(SAMPLES_A_SECOND, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1) {
    const isBeep = Math.floor(at / (SAMPLES_A_SECOND / 2)) % 2 === 0;
    const wave = Math.sin((2 * Math.PI * TONE_HERTZ * at) / SAMPLES_A_SECOND);
    wav[HEADER_BYTES + at] = SILENCE + (isBeep ? Math.round(LOUDNESS * wave) : 0);
  }
  return wav;
}

/** Short tones, made by the browser: two that rise for an offer, one for words. No file is fetched, so it sounds without a network too. */

const TONES = { offer: [660, 880], message: [520] } as const satisfies Record<string, readonly number[]>;

const SECONDS = 0.14;
const LOUD = 0.15;

let audio: AudioContext | undefined;

/** A browser that lets no sound out before somebody has pressed something stays silent; the page says the same in words. */
export function playTone(kind: keyof typeof TONES): void {
  audio ??= new AudioContext();
  void audio.resume();
  for (const [place, frequency] of TONES[kind].entries()) {
    const from = audio.currentTime + place * SECONDS;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    // Swelling and fading, or it would click.
    volume.gain.linearRampToValueAtTime(LOUD, from + 0.02);
    volume.gain.linearRampToValueAtTime(0, from + SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + SECONDS);
  }
}

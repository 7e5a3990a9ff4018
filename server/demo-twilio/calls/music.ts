/** What a call hears while it waits in a conference: its own TwiML, over and over, beside what the call does. */
import type { Clock } from '../clock.ts';
import { addressIn } from './application.ts';
import type { Application, Question, Script } from './application.ts';
import type { Leg } from './leg.ts';
import { hearPrompt, pauseSeconds, secondsOf } from './prompts.ts';

/** An address; or Twilio's own music; or nothing. */
export type Source = Question | 'music' | null;

/** Even an empty document takes a while, or it would be asked for without end. */
const SHORTEST_SECONDS = 5;
const SHORTEST_PAUSED = 1;

export interface Music {
  /** Answers how to stop it. */
  play(leg: Leg, source: Source): () => void;
  /** Once, for whoever listens; then nothing more. */
  announce(legs: readonly Leg[], source: Question): void;
}

export function createMusic(clock: Clock, application: Application): Music {
  return {
    play: (leg, source) => {
      let isOver = false;
      let forget = (): void => undefined;
      const pause = (seconds: number, next: () => void | Promise<void>): void => {
        // A pause is no activity: what comes after it is.
        forget = clock.after(seconds, () => void leg.activity.during(async () => next()));
      };
      const ask = async (question: Question): Promise<void> => {
        const script = await application.ask(leg, question);
        if (!isOver && script !== null) go(question, script, 0);
      };
      /** From one verb on. */
      function go(question: Question, script: Script, from: number): void {
        let seconds = 0;
        for (const [index, verb] of script.verbs.entries()) {
          if (index < from) continue;
          if (verb.name === 'Pause') {
            pause(pauseSeconds(verb) + seconds, () => go(question, script, index + 1));
            return;
          }
          if (verb.name === 'Redirect') {
            const next = addressIn(script, leg, verb.text, verb.attributes.method) ?? question;
            pause(Math.max(seconds, from > 0 ? SHORTEST_PAUSED : SHORTEST_SECONDS), () => ask(next));
            return;
          }
          if (verb.name !== 'Say' && verb.name !== 'Play') continue;
          if (hearPrompt(leg, verb)) return;
          seconds += secondsOf(verb);
        }
        pause(Math.max(seconds, SHORTEST_SECONDS), () => ask(question));
      }
      if (source === 'music') leg.hear('(music)');
      else if (source !== null) void leg.activity.during(() => ask(source));
      return () => {
        isOver = true;
        forget();
      };
    },
    announce: (legs, source) => {
      const [first] = legs;
      if (first === undefined) return;
      void first.activity.during(async () => {
        const script = await application.ask(first, source);
        for (const verb of script?.verbs ?? [])
          if (verb.name === 'Say' || verb.name === 'Play') for (const leg of legs) hearPrompt(leg, verb);
      });
    },
  };
}

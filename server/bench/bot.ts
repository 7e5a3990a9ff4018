/**
 * Milliseconds of processor time for one turn of the assistant, understanding and dialog together, over the held-out messages;
 * seconds to train its models and to read them when trained, and the memory that they alone take (the dialog framework is loaded before it is counted).
 */
import { createBot } from '@hub/bots';
import { createUnderstanding, loadHeldOut, trainAnew } from '@hub/bots/evaluation';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGazetteer, loadForms } from '@hub/forms';
import { contactsOf, council, createBinDays } from '../src/admin/index.ts';
import type { Measurement } from './figures.ts';
import { percentile, round } from './figures.ts';

const WARM_UP = 200;
const HOURS = 'Monday to Friday, 9am to 5pm';

/** Milliseconds of processor time of this process so far. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Seconds of processor time that something takes. */
function secondsOf(work: () => unknown): number {
  const started = processorMs();
  work();
  return (processorMs() - started) / 1000;
}

/** Megabytes in use once what training left behind is swept away. */
function megabytesKept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

export async function bot(): Promise<Measurement> {
  const trainingSeconds = secondsOf(trainAnew);
  const before = megabytesKept();
  const started = processorMs();
  const understanding = createUnderstanding();
  const readingSeconds = (processorMs() - started) / 1000;
  // Read once, since some lists are compiled with the first message.
  understanding.understand('hello');
  const modelMegabytes = megabytesKept() - before;
  const assistant = createBot({
    forms: loadForms(),
    gazetteer: createGazetteer([]),
    nearby: () => Promise.resolve([]),
    contacts: contactsOf(council),
    binDays: createBinDays([], () => []),
  });
  const messages = loadHeldOut();
  const turn = async (text: string) => {
    await assistant.turn({
      conversationId: '00000000-0000-4000-8000-000000000001',
      text,
      understanding: understanding.understand(text),
      guidance: { route: 'bot', choices: [], wordings: [], hoursText: HOURS, personAvailable: true },
      state: null,
      draft: null,
      clock: new Date('2026-03-02T10:00:00Z'),
    });
  };
  for (const { text } of messages.slice(0, WARM_UP)) await turn(text);
  const samples: number[] = [];
  for (const { text } of messages) {
    const begun = processorMs();
    await turn(text);
    samples.push(processorMs() - begun);
  }
  return {
    figures: {
      turns: samples.length,
      p50Ms: round(percentile(samples, 0.5)),
      p99Ms: round(percentile(samples, 0.99)),
      trainingSeconds: round(trainingSeconds),
      readingSeconds: round(readingSeconds),
      modelMegabytes: round(modelMegabytes, 1),
    },
    baseline: {},
    ratio: {},
  };
}

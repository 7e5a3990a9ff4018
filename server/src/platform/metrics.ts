/** What the hub counts about itself, for Prometheus. Labels are closed vocabularies: no person, conversation or path is in them. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own for one hub process, so that several may live in one test. Durations are in seconds. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpDuration: new Histogram({
      name: 'hub_http_request_seconds',
      help: 'Time to answer an HTTP request, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    sockets: new Gauge({ name: 'hub_sockets', help: 'Open sockets', labelNames: ['namespace'], registers }),
    appendBatch: new Histogram({
      name: 'hub_append_batch_events',
      help: 'Events stored by one commit',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    appendWait: new Histogram({
      name: 'hub_append_wait_seconds',
      help: 'Time from the arrival of an event to its commit',
      buckets: SECONDS,
      registers,
    }),
    turnDuration: new Histogram({
      name: 'hub_turn_seconds',
      help: 'Time to understand, decide and obey one turn of a conversation',
      buckets: SECONDS,
      registers,
    }),
    submissions: new Gauge({
      name: 'hub_submissions',
      help: 'Reports that wait for the back office (due) or that it refused (refused)',
      labelNames: ['state'],
      registers,
    }),
    submissionTries: new Counter({
      name: 'hub_submission_tries_total',
      help: 'What came of bringing a report to the back office, on this node',
      labelNames: ['outcome'],
      registers,
    }),
    textTries: new Counter({
      name: 'hub_text_tries_total',
      help: 'What came of sending a text, on this node',
      labelNames: ['outcome'],
      registers,
    }),
    overTarget: new Counter({
      name: 'hub_over_target_total',
      help: 'Contacts that waited longer than their queue promises, marked by this node',
      labelNames: ['queue'],
      registers,
    }),
    messagesLeft: new Counter({
      name: 'hub_voicemails_total',
      help: 'Messages that callers left, and silence after the tone (empty), on this node',
      labelNames: ['outcome'],
      registers,
    }),
    notices: new Counter({
      name: 'hub_notices_total',
      help: 'Who was told how a report got on: in the thread alone (entry), by text, or with the text held back (held), on this node',
      labelNames: ['outcome'],
      registers,
    }),
    officeAnswers: new Counter({
      name: 'hub_office_answers_total',
      help: 'What came of asking a back office for the single view, on this node',
      labelNames: ['office', 'outcome'],
      registers,
    }),
    problems: new Counter({
      name: 'hub_problems_total',
      help: 'Refusals by their code',
      labelNames: ['code'],
      registers,
    }),
  };
}

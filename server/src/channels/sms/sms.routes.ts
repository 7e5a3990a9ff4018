/** Twilio's webhooks for texts: kept, answered at once, and read by a job. */
import type { Request } from 'express';
import * as z from 'zod';
import { GroupCommit } from '../../platform/group-commit.ts';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { keepInbound } from './inbound.store.ts';
import type { InboundText } from './inbound.store.ts';
import { keepStatus } from './status.store.ts';
import { TEXT_FIELD } from './twilio-texts.ts';

export interface SmsRoutePorts {
  db: Database;
  clock: () => Date;
  /** Called once texts are kept. */
  onText: () => void;
  /** Somebody has something new to do. */
  announceTasks: () => void;
}

/** Nothing more is asked of what Twilio sends: fields may be added without notice. */
const messageSchema = z.looseObject({
  MessageSid: z.string().min(1).max(64),
  From: z.string().max(64),
  Body: z.string().max(10_000).optional(),
});
const statusSchema = z.looseObject({
  MessageSid: z.string().min(1).max(64),
  MessageStatus: z.string().min(1).max(64),
  ErrorCode: z.coerce.number().int().optional(),
});
const textIdSchema = z.uuid();

/** Over what waits, a webhook fails and Twilio sends it again. */
const LIMITS = { batch: 500, waiting: 5000 };

/** TwiML that says nothing: the answer comes as a text of its own. */
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export function serveTexts(routes: Routes, { db, clock, onText, announceTasks }: SmsRoutePorts): void {
  // When everybody texts at once, those who come during one commit share the next, and are read after one call.
  const inbound = new GroupCommit<InboundText, undefined>(async (texts) => {
    await keepInbound(db, texts);
    onText();
    return texts.map(() => undefined);
  }, LIMITS);

  routes.twilio('POST', '/twilio/sms', async (req, res) => {
    const parsed = parse(messageSchema, req.body);
    if (!parsed.ok) {
      sendProblemJson(res, parsed.problem);
      return;
    }
    const { MessageSid: sid, From: sender } = parsed.value;
    const token = req.get('i-twilio-idempotency-token') ?? null;
    const params = fieldsOf(req);
    await inbound.add({ sid, token, sender, body: params.Body ?? '', params, receivedAt: clock() });
    res.type('text/xml').send(NOTHING);
  });

  routes.twilio('POST', '/twilio/sms/status', async (req, res) => {
    const parsed = parse(statusSchema, req.body);
    if (!parsed.ok) {
      sendProblemJson(res, parsed.problem);
      return;
    }
    const { MessageSid: sid, MessageStatus: status, ErrorCode } = parsed.value;
    const textId = textIdSchema.safeParse(req.query[TEXT_FIELD]).data ?? null;
    const errorCode = ErrorCode === undefined || ErrorCode === 0 ? null : ErrorCode;
    const kept = { sid, textId, status, errorCode, params: fieldsOf(req), at: clock() };
    if (await keepStatus(db, kept)) announceTasks();
    res.status(204).end();
  });
}

/** Every field as it came, but for the one sign that the database cannot keep. */
function fieldsOf(req: Request): Record<string, string> {
  const body: unknown = req.body;
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value).replaceAll('\0', '')]));
}

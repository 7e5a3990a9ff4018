/**
 * A file of rules that a supervisor sends. It is larger than what other routes read, so it has a type of its own and is read here,
 * once it is known who sends it.
 */
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Outcome } from '@hub/contract';
import { RULES_FILE_TYPE } from '@hub/contract';
import * as z from 'zod';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';

const MEGABYTES = 2;
const read: RequestHandler = express.json({ limit: `${MEGABYTES}mb`, type: RULES_FILE_TYPE });

/** The files of the rules by their paths, as JSON. */
const filesSchema = z.record(z.string().max(120), z.unknown());
type Files = z.infer<typeof filesSchema>;

function refusalOf(error: unknown): Outcome<{ files: Files }> {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return refused('too-large', `Send at most ${MEGABYTES} megabytes.`, { where: 'body' });
  const why = type === 'entity.parse.failed' && error instanceof Error ? ` ${error.message}.` : '';
  return refused('bad-payload', `The file is not JSON in UTF-8.${why}`, { where: 'body' });
}

export async function readRulesUpload(req: Request, res: Response): Promise<Outcome<{ files: Files }>> {
  if (req.is(RULES_FILE_TYPE) === false)
    return refused('bad-payload', `Send a JSON file of rules as ${RULES_FILE_TYPE}.`, { where: 'content-type' });
  const error = await new Promise<unknown>((resolve) => void read(req, res, resolve));
  if (error !== undefined) return refusalOf(error);
  const files = parse(filesSchema, req.body);
  return files.ok ? { ok: true, files: files.value } : files;
}

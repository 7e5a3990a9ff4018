/** Rules as files: the version in force or a draft to take away, as DMN or as JSON, and JSON that comes back into a draft. */
import { ruleFileQuerySchema } from '@hub/contract';
import type { Outcome, RuleFileKind, RuleImportReply } from '@hub/contract';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import type { Routes } from '../../security/index.ts';
import type { RuleTexts } from '../rule-texts.ts';
import { textsOf } from './draft.ts';
import { readRuleDraft } from './draft.store.ts';
import { textsOfVersion } from './publish.ts';
import { readRulesUpload } from './rules-upload.ts';
import type { ViewPorts } from './views.ts';
import type { Workbench } from './workbench.ts';

const DRAFT_FILE = '/api/console/rules/drafts/:draftId/file';
const draftIdSchema = z.object({ draftId: z.uuid() });
const importSchema = draftIdSchema.extend({ revision: z.coerce.number().int().min(1) });
const TYPES = { dmn: 'application/xml', json: 'application/json' } satisfies Record<RuleFileKind, string>;

export function serveRuleFiles(routes: Routes, { db, rules, tasks, workbench }: ViewPorts & { workbench: Workbench }) {
  const send = async (res: Response, { name, as, texts }: { name: string; as: RuleFileKind; texts: RuleTexts }) => {
    const file = await tasks.file({ texts, as });
    // A version has a plus sign, which some systems take for a space.
    res.setHeader('Content-Disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.${as}"`);
    res.type(TYPES[as]).send(file);
  };

  routes.staff('GET', '/api/console/rules/file', async (req, res) => {
    const asked = parse(ruleFileQuerySchema, req.query);
    if (!asked.ok) {
      sendProblemJson(res, asked.problem);
      return;
    }
    const { version } = rules.state();
    await send(res, { name: `rules-${version}`, as: asked.value.as, texts: await textsOfVersion(db, version) });
  });

  routes.staff('GET', DRAFT_FILE, async (req, res) => {
    const asked = parse(draftIdSchema.extend(ruleFileQuerySchema.shape), { ...req.query, ...req.params });
    const draft = asked.ok ? await readRuleDraft(db, asked.value.draftId) : null;
    if (!asked.ok) sendProblemJson(res, asked.problem);
    else if (!draft) sendProblemJson(res, refused('not-found', 'There is no such draft. Go back to the list.').problem);
    else {
      const texts = textsOf(await textsOfVersion(db, draft.baseVersion), draft.files);
      await send(res, { name: `draft-${draft.id.slice(0, 8)}-${draft.revision}`, as: asked.value.as, texts });
    }
  });

  const take = async (req: Request, res: Response, staffId: string): Promise<Outcome<{ reply: RuleImportReply }>> => {
    const asked = parse(importSchema, { ...req.query, ...req.params });
    if (!asked.ok) return asked;
    const given = await readRulesUpload(req, res);
    if (!given.ok) return given;
    const { draftId, revision } = asked.value;
    return workbench.replace(staffId, draftId, { revision, files: given.files });
  };
  routes.staff('POST', DRAFT_FILE, async (req, res, { staffId }) => {
    const done = await take(req, res, staffId);
    if (done.ok) res.json(done.reply);
    else sendProblemJson(res, done.problem);
  });
}

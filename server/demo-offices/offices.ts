/** The back offices of the demonstration, one address each under one roof, described by OpenAPI. For loopback alone. */
import express from 'express';
import type { Express } from 'express';
import * as z from 'zod';
import { createFaults, faultSchema } from './faults.ts';
import description from './openapi.json' with { type: 'json' };
import { OFFICES } from './records.ts';
import type { Find } from './records.ts';

const questionSchema = z.object({ reference: z.string().max(40) });

/** Whoever asks an office presents `apiKey`. */
export function createOffices(find: Find, apiKey: string): Express {
  const faults = createFaults();
  const app = express();
  app.disable('x-powered-by');
  app.use((req, res, next) => {
    // A page of another site may not switch faults on.
    const from = req.get('sec-fetch-site') ?? 'none';
    if (req.method === 'GET' || from === 'none' || from === 'same-origin') next();
    else res.status(403).json({ error: 'Only this machine may do that.' });
  });
  app.use(express.json());

  app.get('/openapi.json', (_req, res) => {
    res.json(description);
  });
  for (const office of OFFICES) {
    app.post(`/${office}/find`, faults.meet(office), (req, res) => {
      const question = questionSchema.safeParse(req.body);
      if (req.get('authorization') !== `Bearer ${apiKey}`) res.status(401).json({ error: 'The key is wrong.' });
      else if (!question.success) res.status(400).json({ error: 'Give a reference.' });
      else {
        const record = find(office, question.data.reference);
        if (record) res.json(record);
        else res.status(404).json({ error: 'There is no record of this resident.' });
      }
    });
  }
  app.post('/faults', (req, res) => {
    const fault = faultSchema.safeParse(req.body);
    if (fault.success) {
      faults.set(fault.data);
      res.json(fault.data);
    } else res.status(400).json({ error: 'Give office and mode, and ms where it is slow.' });
  });
  return app;
}

/** The page that takes photos of what is reported, behind a link that is good for one conversation and not for long. */
import type { Request, Response } from 'express';
import multer from 'multer';
import { council } from '../../admin/index.ts';
import { MOST_PHOTOS, PHOTO_DAYS } from '../../photos/index.ts';
import type { Added, Photos } from '../../photos/index.ts';
import type { Routes } from '../../security/index.ts';
import { photoPage } from './pages/index.ts';
import type { PhotoView } from './pages/index.ts';

const MEGABYTES = 5;

/** One file, in memory: nothing of it reaches a disk before it was checked. */
const file = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: MEGABYTES * 1_000_000, files: 1, fields: 0, parts: 1 },
}).single('photo');

/** What was sent: its bytes, null where no file was chosen, or 'too-big'. Any other fault in what was sent is its sender's too. */
function bytesOf(req: Request, res: Response): Promise<Uint8Array | null | 'too-big'> {
  return new Promise((resolve, reject) => {
    file(req, res, (error: unknown) => {
      if (error instanceof multer.MulterError) resolve(error.code === 'LIMIT_FILE_SIZE' ? 'too-big' : null);
      else if (error !== undefined) reject(error instanceof Error ? error : new Error('a form that cannot be read'));
      else resolve(req.file && req.file.size > 0 ? new Uint8Array(req.file.buffer) : null);
    });
  });
}

export function addPhotoPage(routes: Routes, photos: Pick<Photos, 'look' | 'admit' | 'add'>): void {
  const show = (
    res: Response,
    status: number,
    view: Pick<PhotoView, 'token' | 'count' | 'done' | 'wrong'> | null,
  ): void => {
    // Whoever holds the address may add to a conversation: it is kept by nobody and passed on to nobody.
    res.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
    const limits = { most: MOST_PHOTOS, megabytes: MEGABYTES, days: PHOTO_DAYS };
    res
      .status(status)
      .type('html')
      .send(photoPage(council, view && { ...view, ...limits }));
  };

  routes.open('GET', '/photo/:token', async (req, res) => {
    const token = String(req.params.token);
    const count = await photos.look(token);
    const done = req.query.done === 'added' || req.query.done === 'again' ? req.query.done : null;
    show(res, count === null ? 404 : 200, count === null ? null : { token, count, done, wrong: null });
  });

  routes.open('POST', '/photo/:token', async (req, res) => {
    const token = String(req.params.token);
    // Before a byte of it is read: a stranger's file is none of ours.
    const count = await photos.look(token);
    const added = count === null ? null : await take(req, res, token);
    if (count === null || added === null) {
      show(res, 404, null);
      return;
    }
    const wrong = wrongOf(added);
    if (wrong) {
      show(res, 422, { token, count, done: null, wrong });
      return;
    }
    res.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const done = added.outcome === 'full' ? '' : `?done=${added.outcome}`;
    res.redirect(303, `/photo/${encodeURIComponent(token)}${done}`);
  });

  async function take(req: Request, res: Response, token: string): Promise<Taken | null> {
    const seconds = await photos.admit(token);
    if (seconds !== null) return { outcome: 'wait', seconds };
    const bytes = await bytesOf(req, res);
    if (bytes === null) return { outcome: 'none' };
    if (bytes === 'too-big') return { outcome: 'too-big' };
    return photos.add(token, bytes);
  }
}

type Taken = Added | { outcome: 'none' | 'too-big' } | { outcome: 'wait'; seconds: number };

function wrongOf(taken: Taken): PhotoView['wrong'] {
  if (taken.outcome === 'added' || taken.outcome === 'again' || taken.outcome === 'full') return null;
  return { why: taken.outcome, minutes: taken.outcome === 'wait' ? Math.ceil(taken.seconds / 60) : 0 };
}

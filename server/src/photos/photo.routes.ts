/** Photos for staff: one as a file, and those of a contact on a page of their own; for whoever may read the contact, as its words are. */
import type { Response } from 'express';
import * as z from 'zod';
import type { StaffRole } from '@hub/contract';
import { sendProblemJson } from '../platform/http/send-problem.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Routes } from '../security/index.ts';
import { photosPage } from './photos-page.ts';
import { photoOf, photosOfContact } from './photos.store.ts';
import { sendLink } from './send-link.ts';
import type { SendLinkPorts } from './send-link.ts';

export interface PhotoRoutePorts extends SendLinkPorts {
  mayRead: (reader: { staffId: string; role: StaffRole }, conversationId: string) => Promise<boolean>;
}

const id = z.uuid();
const ofContact = z.object({ contactId: id });

export function servePhotos(routes: Routes, ports: PhotoRoutePorts): void {
  const { db, mayRead } = ports;

  routes.staff('POST', '/api/console/contacts/:contactId/photo-link', async (req, res, { staffId }) => {
    const asked = parse(ofContact, req.params);
    const sent = asked.ok ? await sendLink(ports, staffId, asked.value.contactId) : asked;
    if (sent.ok) res.json({ ok: true });
    else sendProblemJson(res, sent.problem);
  });

  routes.staff('GET', '/api/console/photos/:photoId', async (req, res, staff) => {
    const photoId = id.safeParse(req.params.photoId).data;
    const photo = photoId === undefined ? null : await photoOf(db, photoId);
    if (!photo || !(await mayRead(staff, photo.conversationId))) {
      sendNotThere(res, 'photoId');
      return;
    }
    // Nothing but a picture whatever its bytes say, and saved rather than opened by whoever asks for it alone.
    res.set({ 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="photo.jpg"' });
    res.type('image/jpeg').send(Buffer.from(photo.picture));
  });

  routes.staff('GET', '/console/photos/:contactId', async (req, res, staff) => {
    const contactId = id.safeParse(req.params.contactId).data;
    const found = contactId === undefined ? null : await photosOfContact(db, contactId);
    const mine = found && (await mayRead(staff, found.conversationId)) ? found : null;
    res.set('cache-control', 'private, no-store');
    res
      .status(mine ? 200 : 404)
      .type('html')
      .send(photosPage(mine));
  });
}

function sendNotThere(res: Response, where: string): void {
  sendProblemJson(
    res,
    refused('not-found', 'There is no photo here that you may see. It may be gone.', { where }).problem,
  );
}

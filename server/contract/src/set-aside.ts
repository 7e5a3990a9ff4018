/** Setting a contact aside for a while. */
import * as z from 'zod';

/** `contact:set-aside`: its holder turns to others until then, or until the resident says something. */
export const contactSetAsideSchema = z.strictObject({ contactId: z.uuid(), until: z.iso.datetime() });
export type ContactSetAside = z.infer<typeof contactSetAsideSchema>;

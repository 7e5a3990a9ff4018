/** What residents' comments are about: proposed by the hub, named by supervisors, told to everybody once something was done. */
import * as z from 'zod';

const TEXT_LIMIT = 300;
const text = (missing: string) => z.string().trim().min(1, missing).max(TEXT_LIMIT);

/** `POST /api/console/themes`: a theme gets its name, whose it is, and what residents said, in words for residents. */
export const themeNewSchema = z.object({
  name: text('Give the theme a name.'),
  words: z.array(z.string().max(60)).max(5),
  owner: text('Say who looks after it.'),
  said: text('Write what residents said.'),
});
export type ThemeNew = z.infer<typeof themeNewSchema>;

/** `POST /api/console/themes/:themeId/close`: over the version that was read, and never without what was done. */
export const themeCloseSchema = z.object({
  version: z.int(),
  did: text('Write what was done. A theme closes only with an action.'),
});
export type ThemeClose = z.infer<typeof themeCloseSchema>;

export const themeSchema = z.object({
  themeId: z.uuid(),
  name: z.string(),
  words: z.array(z.string()),
  owner: z.string(),
  said: z.string(),
  did: z.string().nullable(),
  madeAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type Theme = z.infer<typeof themeSchema>;

/** `GET /api/console/themes`: nothing of one comment alone is in what is proposed. */
export const themesSchema = z.object({
  /** From how many comments. */
  comments: z.int(),
  proposed: z.array(z.object({ words: z.array(z.string()), comments: z.int() })),
  themes: z.array(themeSchema),
});
export type Themes = z.infer<typeof themesSchema>;

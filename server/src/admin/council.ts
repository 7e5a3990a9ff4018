/** The council itself: its name, colours, phone numbers and the place with people in it. Data, so that another council is an edit. */
import * as z from 'zod';
import given from './council.json' with { type: 'json' };

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

const councilSchema = z.strictObject({
  name: z.string().min(1),
  /** True says that the council is fictional; pages then show it. */
  demonstration: z.boolean(),
  /** CSS colours, `#rrggbb`. */
  colours: z.strictObject({
    primary: colour,
    primaryDark: colour,
    accent: colour,
    background: colour,
    text: colour,
  }),
  phone: z.strictObject({ number: z.string(), hours: z.string() }),
  outOfHoursPhone: z.strictObject({ number: z.string(), for: z.string() }),
  /** Where a person can be met: local help for those who are not online (P54). */
  place: z.strictObject({ name: z.string(), address: z.string(), opening: z.string(), offers: z.string() }),
  post: z.string(),
});
export type Council = z.infer<typeof councilSchema>;

/** The council that this hub serves. */
export const council: Council = councilSchema.parse(given);

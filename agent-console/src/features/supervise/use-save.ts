/** Sends a change of a page of supervisors: what is wrong is known before it is sent where the contract knows, and told by its field. */
import { useState } from 'react';
import * as z from 'zod';
import { post, RefusedRequest } from '../../hub/api.ts';

interface Wrong {
  /** The path of the field, such as `value.capacity`; null for the change as a whole. */
  where: string | null;
  detail: string;
}

export interface Saving {
  busy: boolean;
  /** What is wrong with this field; the whole where there is none. */
  errorAt: (where: string | null) => string | undefined;
  /** Settles with whether it was kept. */
  save: (path: string, schema: z.ZodType, change: object) => Promise<boolean>;
}

/** `fields`: those that the page shows an error beside. Any other is told of the change as a whole. */
export function useSave(csrfToken: string, fields: readonly string[]): Saving {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const tell = (detail: string, where: string | undefined): false => {
    setWrong({ detail, where: where !== undefined && fields.includes(where) ? where : null });
    return false;
  };
  return {
    busy,
    errorAt: (where) => (wrong !== null && wrong.where === where ? wrong.detail : undefined),
    save: async (path, schema, change) => {
      const parsed = schema.safeParse(change);
      const [issue] = parsed.success ? [] : parsed.error.issues;
      if (issue) return tell(issue.message, issue.path.join('.'));
      setBusy(true);
      setWrong(null);
      try {
        await post(path, z.object({}), csrfToken, change);
        return true;
      } catch (error) {
        if (error instanceof RefusedRequest) return tell(error.message, error.where);
        throw error;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** How a route or an event is described: one sentence, and which shapes of the contract it carries. */
import type * as contract from '@hub/contract';

type Named<Name> = Name extends `${infer Short}Schema` ? Short : never;
/** A schema that the contract exports, without the ending: `messageSend` is `messageSendSchema`. */
export type SchemaName = Named<keyof typeof contract>;

export interface HttpLine {
  says: string;
  /** What the body is. */
  asks?: SchemaName;
  /** What stands behind the question mark. */
  query?: SchemaName;
  answers?: SchemaName;
  /** The media type of the answer, where it is not the usual one of its part: JSON of `/api/`, a page elsewhere. Null: nothing. */
  as?: string | null;
}

/** As many lines as there are routes of that part: one that is missing does not compile. */
export type HttpLines<Line extends string> = Readonly<Record<Line, HttpLine>>;

/** What an answer file says of a service, and what residents ask about it afterwards. */
export const PARTS = ['how', 'need', 'howLong', 'cost', 'hours', 'otherWays'] as const;

export type Part = (typeof PARTS)[number];

/** Everything that is listened for in plain questions: parts of the answer just given, bin days, and what the bot is. */
export const ASKED = ['assistant', 'bin-day', ...PARTS] as const;

export type Asked = (typeof ASKED)[number];

export function isPart(asked: Asked): asked is Part {
  return PARTS.some((part) => part === asked);
}

/** One service as `data/answers` describes it, in sentences for residents with `{places}` for {@link Contacts}. */
export interface ServiceAnswer {
  readonly id: string;
  /** What the service is; where it is not online yet, that it is not. */
  readonly what: string;
  /** How to get it, or what to do until it is online. */
  readonly how: string;
  readonly need: string;
  readonly howLong: string;
  readonly cost: string;
  /** A person, a phone number and a place beside the link (P55, P57). */
  readonly otherWays: string;
  /** Left out where the council's own hours are the answer. */
  readonly hours?: string | undefined;
  readonly source: string;
  readonly reviewer: string;
}

/** The council's ways to be reached, as they are said to residents. Settings of the council, never constants. */
export interface Contacts {
  readonly phone: string;
  /** Such as "Monday to Friday, 9am to 5pm". */
  readonly phoneHours: string;
  /** For what cannot wait while the council is shut. */
  readonly urgentPhone: string;
  readonly place: string;
  readonly placeHours: string;
}

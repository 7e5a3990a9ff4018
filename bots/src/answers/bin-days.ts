/** When bins are emptied. The council's own gazetteer and calendar stand behind this port; no address is kept (P34). */
export interface BinDay {
  /** The calendar day in Europe/London, as YYYY-MM-DD. */
  readonly date: string;
  /** The day of the week of that date, such as "Tuesday". */
  readonly day: string;
  readonly what: 'refuse' | 'recycling';
  /** The place that was found, as it is said back. */
  readonly place: string;
  /** Whether a bank holiday moved it from its usual day. */
  readonly isMoved: boolean;
}

export interface BinDays {
  /**
   * The next bin day on or after `today` (YYYY-MM-DD, Europe/London) at a postcode or a street with its number; null when
   * the words name no place that is known, or several whose days differ.
   */
  next(postcodeOrPlace: string, today: string): Promise<BinDay | null>;
}

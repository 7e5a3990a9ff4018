/** Ready replies, as an agent sees them. */
export const replies = {
  button: 'Ready replies',
  label: 'Find a ready reply',
  list: 'Ready replies that match',
  none: 'No ready reply matches.',
  loading: 'Loading the ready replies',
  failed: 'The ready replies could not be loaded.',
  hint: 'Press / for a ready reply.',
  gap: 'Fill in every gap marked […] before you send.',
  /** What stands in the message where the hub does not know; the adviser writes over it. */
  unknown: (field: string) => `[… ${field}]`,
};

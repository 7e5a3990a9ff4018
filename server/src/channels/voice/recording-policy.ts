/** Whether talks are recorded, and how long recordings are kept: settings of the rules, which the council changes. Pure. */

type Settings = ReadonlyMap<string, number>;

/** Off unless the council switches it on. */
export const recordsCalls = (settings: Settings): boolean => settings.get('recordCalls') === 1;

export function recordingDays(settings: Settings): number {
  const days = settings.get('recordingDays');
  if (days === undefined)
    throw new Error('settings.json lacks recordingDays: add it, so that no recording is kept for ever');
  return days;
}

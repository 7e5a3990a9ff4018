/** Codes of a comparison in words: services, channels, needs, hours, groups and routes. Pure. */
import { channelSchema } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { humanise } from '../../wording/in-words.ts';
import { needs } from '../../wording/later/needs.ts';
import { whatIf as words } from '../../wording/later/rules-what-if.ts';

const NEEDS: Readonly<Record<string, string>> = needs.choices;
const GROUPS: Readonly<Record<string, string>> = words.guard.group;
const COMMON: Readonly<Record<string, string>> = { none: words.none, unknown: words.unknown, other: words.other };

export type Names = ReadonlyMap<string, string>;

export const channelName = (code: string): string => {
  const channel = channelSchema.safeParse(code);
  return channel.success ? en.channel[channel.data] : (COMMON[code] ?? humanise(code));
};
export const needName = (code: string): string => (code === 'none' ? words.none : (NEEDS[code] ?? humanise(code)));
export const groupName = (code: string): string => GROUPS[code] ?? needName(code);
export const hourName = (code: string): string => (/^\d\d$/.test(code) ? words.hour(code) : words.unknown);
export const serviceName = (code: string, names: Names): string => names.get(code) ?? COMMON[code] ?? humanise(code);
export const routeName = (code: string): string => humanise(code);

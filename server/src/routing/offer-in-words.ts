/** What a decision offers, as an agent offers it to somebody on the phone, at the counter or on paper. Pure. */
import type { RuleSet } from '@hub/routing-rules';
import type { RoutingWording } from './wording.ts';

interface SaidOffer {
  kind: string;
  by?: string | undefined;
  number?: string | undefined;
  place?: string | undefined;
}

/** Null for an offer that these rules do not know, which an older set may have made. */
export function offerInWords(
  { kind, by, number, place }: SaidOffer,
  service: string,
  { files }: Pick<RuleSet, 'files'>,
  wording: RoutingWording,
): string | null {
  const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = wording.offer;
  const found =
    files.phones.phones.find((phone) => phone.id === number) ?? files.places.places.find(({ id }) => id === place);
  const words = ways[kind]?.[by ?? 'same'] ?? ways[kind]?.same;
  if (words === undefined || ((number ?? place) !== undefined && !found)) return null;
  return words
    .replace('{service}', () => service)
    .replace('{name}', () => found?.name ?? '')
    .replace('{number}', () => (found && 'number' in found ? found.number : ''));
}

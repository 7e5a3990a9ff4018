/** What a row gives, as the fields of a form: which lists each part is chosen from, and what a new part begins with. */
import type { RuleTable } from '@hub/contract';
import type { Json } from './cell-form.ts';

type Part = Readonly<Record<string, Json>>;
export type Then = Readonly<Record<string, Json>>;
type Lists = RuleTable['lists'];

/** By the kind of a duty: the field that says what it is about, and the list that it is chosen from. */
const SUBJECTS: Readonly<Record<string, { field: string; list: string }>> = {
  say: { field: 'wording', list: 'wording' },
  notify: { field: 'who', list: 'notify' },
  suppress: { field: 'what', list: 'suppress' },
  interpret: { field: 'mode', list: 'interpret' },
  record: { field: 'what', list: 'record' },
  restrict: { field: 'what', list: 'restrict' },
  task: { field: 'what', list: 'task' },
  ask: { field: 'question', list: 'ask' },
};
/** What an offer may say beside its kind, each chosen from its list, or left open. */
export const OFFER_FIELDS = [
  { field: 'by', list: 'by' },
  { field: 'number', list: 'number' },
  { field: 'place', list: 'place' },
] as const;

export const subjectOf = (kind: string) => SUBJECTS[kind] ?? null;
export const choicesOf = (lists: Lists, list: string) => lists[list] ?? [];

export const textIn = (part: Part, field: string): string => {
  const value = part[field];
  return typeof value === 'string' ? value : '';
};
export const wordsIn = (then: Then, field: string): string[] => {
  const value = then[field];
  return Array.isArray(value) ? value.map(String) : [];
};
export const partsIn = (then: Then, field: string): Part[] => {
  const value = then[field];
  if (!Array.isArray(value)) return [];
  return value.flatMap((part) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? [part] : []));
};

/** The fields of a part without one, or with it. */
export function withField(part: Part, field: string, value: Json | undefined): Record<string, Json> {
  const { [field]: _old, ...others } = part;
  return value === undefined || value === '' ? others : { ...others, [field]: value };
}

/** An offer of another kind: a link is always for the service of the contact. */
export function offerOfKind(kind: string, offer: Part): Record<string, Json> {
  const { serviceId: _old, ...rest } = offer;
  return { ...rest, kind, ...(kind === 'link' && { serviceId: { fact: 'service.id' } }) };
}

/** A duty of another kind begins with the first thing that it can be about. */
export function dutyOfKind(kind: string, lists: Lists): Record<string, Json> {
  const subject = subjectOf(kind);
  const [first] = subject ? choicesOf(lists, subject.list) : [];
  return {
    kind,
    ...(subject && { [subject.field]: first?.value ?? '' }),
    ...(kind === 'apply' && { needs: { fact: 'resident.needs' } }),
  };
}

/** An outcome without lists that are empty and may be left out, which the rules write as nothing. */
export function written(role: RuleTable['role'], then: Then): Record<string, Json> {
  const optional = role === 'obligations' ? ['obligations', 'offers', 'skills'] : [];
  return Object.fromEntries(
    Object.entries(then).filter(
      ([field, value]) => !(optional.includes(field) && Array.isArray(value) && value.length === 0),
    ),
  );
}

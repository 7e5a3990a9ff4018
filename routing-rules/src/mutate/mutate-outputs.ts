import { DECISION_CHOICES } from '../decision.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { ObligationTemplate, RowFile } from '../table-format.ts';
import type { Change } from './mutate-cell.ts';

type Then = RowFile['then'];

/** One change of what a row gives, with the name of the output. */
export interface OutputChange extends Change<Then> {
  cell: string;
}

/** The choice after this one; the first comes after the last. */
function nextOf<T>(choices: readonly T[], choice: T): T {
  return choices[(choices.indexOf(choice) + 1) % choices.length] ?? choice;
}

/** Every list that lacks one item of this one, with the item. */
const withoutEach = <T>(items: readonly T[]): { item: T; rest: T[] }[] =>
  items.map((item, place) => ({ item, rest: items.filter((_, at) => at !== place) }));

const gone = (item: unknown): string => `${JSON.stringify(item)} is gone`;

function otherWordings(then: Then, ids: readonly string[]): OutputChange[] {
  if (!('wording' in then)) return [];
  return then.wording.flatMap((id, place) => {
    const another = nextOf(ids, id);
    return [
      {
        cell: 'wording',
        words: `${id} becomes ${another}`,
        value: { ...then, wording: then.wording.with(place, another) },
      },
      { cell: 'wording', words: gone(id), value: { ...then, wording: then.wording.filter((_, at) => at !== place) } },
    ];
  });
}

function otherObligations(then: Then, ids: readonly string[]): OutputChange[] {
  if (!('obligations' in then) || then.obligations === undefined) return [];
  const { obligations } = then;
  const dropped = withoutEach(obligations).map(({ item, rest }) => ({
    cell: 'obligations',
    words: gone(item),
    value: { ...then, obligations: rest },
  }));
  const reworded = obligations.flatMap((obligation, place): OutputChange[] => {
    if (obligation.kind !== 'say') return [];
    const said: ObligationTemplate = { kind: 'say', wording: nextOf(ids, obligation.wording) };
    const words = `says ${said.wording}, not ${obligation.wording}`;
    return [{ cell: 'obligations', words, value: { ...then, obligations: obligations.with(place, said) } }];
  });
  return [...dropped, ...reworded];
}

function otherLists(then: Then): OutputChange[] {
  const offers = 'offers' in then && then.offers !== undefined ? withoutEach(then.offers) : [];
  const skills = 'skills' in then && then.skills !== undefined ? withoutEach(then.skills) : [];
  return [
    ...offers.map(({ item, rest }) => ({ cell: 'offers', words: gone(item), value: { ...then, offers: rest } })),
    ...skills.map(({ item, rest }) => ({ cell: 'skills', words: gone(item), value: { ...then, skills: rest } })),
  ];
}

/** The changes of what a row gives: another route, queue, priority, time or wording, and one thing fewer of every list. */
export function mutateOutputs(then: Then, files: RuleFiles): OutputChange[] {
  const ids = Object.keys(files.wording.en ?? {});
  const changes = [...otherLists(then), ...otherObligations(then, ids), ...otherWordings(then, ids)];
  if ('route' in then) {
    const route = nextOf(DECISION_CHOICES.route, then.route);
    changes.push({ cell: 'route', words: `becomes ${route}`, value: { ...then, route } });
  }
  if ('queue' in then) {
    const queue = nextOf(Object.keys(files.vocabulary.outputs.queue), then.queue);
    changes.push({ cell: 'queue', words: `becomes ${queue}`, value: { ...then, queue } });
  }
  if ('priority' in then) {
    const priority = then.priority === 5 ? 4 : then.priority + 1;
    changes.push({ cell: 'priority', words: `becomes ${priority}`, value: { ...then, priority } });
    const answerWithinSeconds = nextOf(
      files.settings.settings.flatMap(({ id, unit }) => (unit === 'seconds' ? [id] : [])),
      typeof then.answerWithinSeconds === 'number' ? '' : then.answerWithinSeconds.setting,
    );
    changes.push({
      cell: 'answerWithinSeconds',
      words: `becomes ${answerWithinSeconds}`,
      value: { ...then, answerWithinSeconds: { setting: answerWithinSeconds } },
    });
  }
  return changes;
}

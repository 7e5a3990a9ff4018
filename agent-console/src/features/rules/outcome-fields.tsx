/** What a row gives, as labelled fields; which ones is told by what the table is for. */
import type { RuleTable } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import type { Json } from './cell-form.ts';
import { Checks, SelectField, TextField } from './fields.tsx';
import {
  choicesOf,
  dutyOfKind,
  OFFER_FIELDS,
  offerOfKind,
  partsIn,
  subjectOf,
  textIn,
  withField,
  wordsIn,
  type Then,
} from './outcome-form.ts';
import { PartList } from './part-list.tsx';

const words = rules.then;
const PRIORITIES = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

interface OutcomeProps {
  id: string;
  table: RuleTable;
  then: Then;
  onChange: (then: Then) => void;
}
type PartProps = Pick<OutcomeProps, 'id' | 'then' | 'onChange'> & { lists: RuleTable['lists'] };

function Offers({ id, then, lists, onChange }: PartProps) {
  return (
    <PartList
      {...{ legend: words.offers, add: words.add.offers, nameOf: words.offer, parts: partsIn(then, 'offers') }}
      fresh={() => ({ kind: 'person', by: 'same' })}
      onChange={(offers) => onChange({ ...then, offers })}
    >
      {(offer, at, onOffer) => (
        <>
          <SelectField
            id={`${id}-offer-${at}`}
            label={words.offer(at + 1)}
            value={textIn(offer, 'kind')}
            choices={choicesOf(lists, 'offerKind')}
            onType={(kind) => onOffer(offerOfKind(kind, offer))}
          />
          {OFFER_FIELDS.map(({ field, list }) => (
            <SelectField
              key={field}
              id={`${id}-offer-${at}-${field}`}
              label={words[field]}
              value={textIn(offer, field)}
              choices={[{ value: '', label: words.open }, ...choicesOf(lists, list)]}
              onType={(value) => onOffer(withField(offer, field, value))}
            />
          ))}
        </>
      )}
    </PartList>
  );
}

function Said({ id, then, lists, onChange }: PartProps) {
  const choices = choicesOf(lists, 'wording');
  return (
    <PartList
      {...{ legend: words.wording, add: words.add.wording, nameOf: words.said, parts: wordsIn(then, 'wording') }}
      fresh={() => choices[0]?.value ?? ''}
      onChange={(wording) => onChange({ ...then, wording })}
    >
      {(said, at, onSaid) => (
        <SelectField id={`${id}-said-${at}`} {...{ label: words.said(at + 1), value: said, choices, onType: onSaid }} />
      )}
    </PartList>
  );
}

function Duties({ id, then, lists, onChange }: PartProps) {
  const kinds = choicesOf(lists, 'obligationKind');
  return (
    <PartList
      {...{ legend: words.duties, add: words.add.obligations, nameOf: words.duty }}
      parts={partsIn(then, 'obligations')}
      fresh={() => dutyOfKind(kinds[0]?.value ?? 'say', lists)}
      onChange={(obligations) => onChange({ ...then, obligations })}
    >
      {(duty, at, onDuty) => {
        const subject = subjectOf(textIn(duty, 'kind'));
        return (
          <>
            <SelectField
              id={`${id}-duty-${at}`}
              label={words.duty(at + 1)}
              value={textIn(duty, 'kind')}
              choices={kinds}
              onType={(kind) => onDuty(dutyOfKind(kind, lists))}
            />
            {subject && (
              <SelectField
                id={`${id}-duty-${at}-subject`}
                label={words.subject}
                value={textIn(duty, subject.field)}
                choices={choicesOf(lists, subject.list)}
                onType={(value) => onDuty({ ...duty, [subject.field]: value })}
              />
            )}
          </>
        );
      }}
    </PartList>
  );
}

/** A number, or what was typed where none was. */
const numberIn = (value: Json | undefined): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';
const settingIn = (value: Json | undefined): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.setting === 'string'
    ? value.setting
    : '';

function Priority({ id, then, lists, onChange }: PartProps) {
  const within = then.answerWithinSeconds;
  const setting = settingIn(within);
  return (
    <div className="rules__fields">
      <SelectField
        id={`${id}-priority`}
        label={words.priority}
        value={numberIn(then.priority)}
        choices={PRIORITIES}
        onType={(value) => onChange({ ...then, priority: Number(value) })}
      />
      <SelectField
        id={`${id}-within`}
        label={words.answer}
        value={setting}
        choices={[{ value: '', label: words.aNumber }, ...choicesOf(lists, 'setting')]}
        onType={(value) => onChange({ ...then, answerWithinSeconds: value === '' ? 60 : { setting: value } })}
      />
      {setting === '' && (
        <TextField
          id={`${id}-seconds`}
          label={words.seconds}
          type="number"
          value={numberIn(within)}
          onType={(value) => onChange({ ...then, answerWithinSeconds: value === '' ? '' : Number(value) })}
        />
      )}
    </div>
  );
}

export function OutcomeFields({ id, table, then, onChange }: OutcomeProps) {
  const { role, lists } = table;
  const part = { id, then, lists, onChange };
  const hasOffers = role === 'route' || role === 'obligations';
  return (
    <>
      {(role === 'route' || role === 'queue') && (
        <SelectField
          id={`${id}-${role}`}
          label={words[role]}
          value={textIn(then, role)}
          choices={choicesOf(lists, role)}
          onType={(value) => onChange({ ...then, [role]: value })}
        />
      )}
      {role === 'priority' && <Priority {...part} />}
      {role === 'obligations' && <Duties {...part} />}
      {hasOffers && <Offers {...part} />}
      {role === 'route' && <Said {...part} />}
      {(role === 'queue' || role === 'obligations') && (
        <Checks
          id={`${id}-skill`}
          legend={words.skills}
          choices={choicesOf(lists, 'skill')}
          chosen={wordsIn(then, 'skills')}
          onChoose={(skills) => onChange({ ...then, skills })}
        />
      )}
    </>
  );
}

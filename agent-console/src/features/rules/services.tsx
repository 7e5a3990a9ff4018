/** Which services can be done online, and the short form by which that is changed. */
import { useEffect, useId, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  serviceStateKeptSchema,
  serviceStateListSchema,
  type ServiceStateLine,
  type ServiceStateSet,
} from '@hub/contract';
import { get, post } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { longDateInWords } from '../../wording/in-words.ts';
import { rules } from '../../wording/later/rules.ts';
import { services as words } from '../../wording/later/services.ts';
import { ErrorSummary } from './error-summary.tsx';
import { AreaField, TextField } from './fields.tsx';
import { StackedTable } from '../../ui/stacked-table.tsx';
import { useDeed } from './use-deed.ts';

const PATH = '/api/console/services';
const KEY = ['service-states'];
const STATES = (['live', 'coming', 'outage'] as const).map((value) => ({ value, label: words.states[value] }));
type Chosen = (typeof STATES)[number]['value'];

interface ServiceFormProps {
  service: ServiceStateLine;
  csrfToken: string;
  onSaved: () => void;
  onClose: () => void;
}

function ServiceForm({ service, csrfToken, onSaved, onClose }: ServiceFormProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [state, setState] = useState<Chosen>(service.state === 'none' ? 'coming' : service.state);
  const [day, setDay] = useState(service.liveOn ?? '');
  const [told, setTold] = useState(service.outageWords ?? '');
  const { busy, refusal, run } = useDeed();
  useEffect(() => heading.current?.focus(), []);
  const { revision } = service;
  const asked: ServiceStateSet =
    state === 'live'
      ? { revision, state }
      : state === 'coming'
        ? { revision, state, liveOn: day === '' ? null : day }
        : { revision, state, outageWords: told };
  const errorAt = (field: string) => (refusal?.where === field ? refusal.message : undefined);
  const at = refusal?.where === 'liveOn' ? `${id}-day` : refusal?.where === 'outageWords' ? `${id}-told` : `${id}-save`;
  return (
    <form
      className="rules__cell"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const path = `${PATH}/${encodeURIComponent(service.id)}/state`;
        run(() => post(path, serviceStateKeptSchema, csrfToken, asked), onSaved);
      }}
    >
      <h4 className="govuk-heading-s" id={`${id}-title`} tabIndex={-1} ref={heading}>
        {words.form(service.name)}
      </h4>
      {refusal !== null && <ErrorSummary faults={[{ at, message: refusal.message }]} />}
      <RadioGroup id={`${id}-state`} legend={words.state} options={STATES} chosen={state} onChoose={setState} />
      {state === 'coming' && (
        <TextField
          {...{ id: `${id}-day`, label: words.day, hint: words.dayHint, type: 'date', error: errorAt('liveOn') }}
          value={day}
          onType={setDay}
        />
      )}
      {state === 'outage' && (
        <AreaField
          {...{ id: `${id}-told`, label: words.words, hint: words.wordsHint, error: errorAt('outageWords') }}
          value={told}
          onType={setTold}
        />
      )}
      <div className="button-row">
        <button type="submit" className="govuk-button" id={`${id}-save`} aria-disabled={busy}>
          {rules.save}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {rules.cancel}
        </button>
      </div>
    </form>
  );
}

function stateInWords({ state, liveOn, outageWords }: ServiceStateLine): string {
  if (state === 'coming' && liveOn !== null) return words.comingOn(longDateInWords(liveOn));
  return state === 'outage' && outageWords !== null ? words.outageWith(outageWords) : words.states[state];
}

export function Services({ csrfToken }: { csrfToken: string }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await get(`${PATH}/states`, serviceStateListSchema)).body.services,
    staleTime: 0,
  });
  if (query.isPending) return <Skeleton lines={8} />;
  if (query.isError) {
    return <ProblemNote title={rules.failed} detail={query.error.message} onRetry={() => void query.refetch()} />;
  }
  const close = (id: string) => {
    setOpen(null);
    document.getElementById(`service-${id}`)?.focus();
  };
  const service = query.data.find(({ id }) => id === open);
  return (
    <>
      <p>{words.help}</p>
      <p role="status">{said}</p>
      {service && (
        <ServiceForm
          key={`${service.id} ${service.revision}`}
          {...{ service, csrfToken, onClose: () => close(service.id) }}
          onSaved={() => {
            setSaid(words.saved(service.name));
            void client.invalidateQueries({ queryKey: KEY }).then(() => close(service.id));
          }}
        />
      )}
      <StackedTable
        title={words.title}
        heads={[words.name, words.state, words.change]}
        rows={query.data.map((each) => ({
          key: each.id,
          cells: [
            each.name,
            stateInWords(each),
            <button
              type="button"
              className="link-button"
              id={`service-${each.id}`}
              key="change"
              onClick={() => setOpen(each.id)}
            >
              {words.change}
              <span className="govuk-visually-hidden">{each.name}</span>
            </button>,
          ],
        }))}
      />
    </>
  );
}

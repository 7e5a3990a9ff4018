/** Changes what a member of staff may do. */
import { useId, useState } from 'react';
import { personChangeSchema, staffRoleSchema, type People, type Person } from '@hub/contract';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { humanise } from '../../wording/in-words.ts';
import { settings } from '../../wording/later/settings.ts';
import { Checks, NumberField } from '../supervise/field.tsx';
import { FormEnd } from '../supervise/form-end.tsx';
import { useSave } from '../supervise/use-save.ts';

const words = settings.people;
const roles = staffRoleSchema.options.map((value) => ({ value, label: words.role[value] }));
const access = [
  { value: 'yes', label: words.active },
  { value: 'no', label: words.inactive },
] as const;

interface PersonFormProps {
  csrfToken: string;
  all: People;
  person: Person;
  onCancel: () => void;
  onKept: () => void;
}

export function PersonForm({ csrfToken, all, person, onCancel, onKept }: PersonFormProps) {
  const id = useId();
  const [value, setValue] = useState(person.value);
  const [capacity, setCapacity] = useState(String(person.value.capacity));
  const change = (part: Partial<typeof value>) => setValue({ ...value, ...part });
  const saving = useSave(csrfToken, ['value.role', 'value.active', 'value.capacity', 'value.reserveFor']);
  const submit = async () => {
    const places = capacity.trim() === '' ? Number.NaN : Number(capacity);
    const changed = { version: person.version, value: { ...value, capacity: places } };
    if (await saving.save(`/api/console/people/${person.staffId}`, personChangeSchema, changed)) onKept();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving.busy) void submit();
      }}
    >
      {all.rolesFromGroups ? (
        <p className="quiet">
          {words.role[value.role]}. {words.rolesFromGroups}
        </p>
      ) : (
        <RadioGroup
          id={`${id}-role`}
          legend={words.roleLabel}
          options={roles}
          chosen={value.role}
          onChoose={(role) => change({ role })}
          error={saving.errorAt('value.role')}
        />
      )}
      <RadioGroup
        id={`${id}-active`}
        legend={person.name}
        options={access}
        chosen={value.active ? 'yes' : 'no'}
        onChoose={(may) => change({ active: may === 'yes' })}
        error={saving.errorAt('value.active')}
      />
      <NumberField
        label={words.capacity}
        error={saving.errorAt('value.capacity')}
        value={capacity}
        onChange={setCapacity}
      />
      <Checks
        legend={words.queues}
        names={all.queues}
        inWords={humanise}
        chosen={value.queues}
        // Nobody is a reserve where they do not serve.
        onChange={(queues) => change({ queues, reserveFor: value.reserveFor.filter((each) => queues.includes(each)) })}
      />
      <Checks
        legend={words.reserve}
        names={value.queues}
        inWords={humanise}
        chosen={value.reserveFor}
        error={saving.errorAt('value.reserveFor')}
        onChange={(reserveFor) => change({ reserveFor })}
      />
      <Checks
        legend={words.skills}
        names={all.skills}
        inWords={(skill) => skill}
        chosen={value.skills}
        onChange={(skills) => change({ skills })}
      />
      <FormEnd saving={saving} name={person.name} onCancel={onCancel} />
    </form>
  );
}

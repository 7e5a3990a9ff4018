/** What an example says of one fact that the table looks at: one word, a number, or several members of a set. */
import type { RuleColumn } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { Checks, SelectField, TextField } from './fields.tsx';

const words = rules.deeds;

interface ExampleFactProps {
  id: string;
  column: RuleColumn;
  /** Undefined where the example is like the one that it begins with. */
  said: readonly string[] | undefined;
  onSay: (said: readonly string[] | undefined) => void;
}

/** Whether a set is said at all is one question, and which members it has is another: it may have none. */
function SetFact({ id, column, said, onSay }: ExampleFactProps) {
  return (
    <div>
      <SelectField
        id={id}
        label={column.label}
        value={said === undefined ? '' : 'these'}
        choices={[
          { value: '', label: words.exampleAsBase },
          { value: 'these', label: words.exampleThese },
        ]}
        onType={(value) => onSay(value === '' ? undefined : [])}
      />
      {said !== undefined && (
        <Checks
          id={`${id}-these`}
          legend={words.exampleWhich(column.label)}
          choices={column.choices}
          chosen={said}
          onChoose={onSay}
        />
      )}
    </div>
  );
}

export function ExampleFact(props: ExampleFactProps) {
  const { id, column, said, onSay } = props;
  const { label, kind, choices } = column;
  if (kind === 'set') return <SetFact {...props} />;
  const [value = ''] = said ?? [];
  const field = { id, label, value, onType: (word: string) => onSay(word === '' ? undefined : [word]) };
  return kind === 'number' ? (
    <TextField {...field} type="number" />
  ) : (
    <SelectField {...field} choices={[{ value: '', label: words.exampleAsBase }, ...choices]} />
  );
}

/** Who the resident is: needs and adjustments first, then what to take care of, then the rest. */
import type { PanelData } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { languageName } from '../../wording/in-words.ts';
import { Labels } from './labels.tsx';
import { Needs, type NeedsEditing } from './needs.tsx';

/** A check proves level 2: from there on it changes nothing. */
const CHECK_PROVES = 2;

interface IdentityProps {
  level: number;
  onCheck: (() => void) | undefined;
}

export function Identity({ level, onCheck }: IdentityProps) {
  return (
    <div className="identity">
      <h3 className="panel__title">{en.resident.identity(level)}</h3>
      <p>{en.resident.identityMeans[level]}</p>
      <p className="quiet">
        {en.resident.raise[level]} {en.resident.callerId}
      </p>
      {onCheck && level < CHECK_PROVES && (
        <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onCheck}>
          {en.identity.open}
        </button>
      )}
    </div>
  );
}

interface WhoProps {
  resident: PanelData<'resident'>;
  editing: NeedsEditing | undefined;
  onCheck: (() => void) | undefined;
}

export function Who({ resident, editing, onCheck }: WhoProps) {
  return (
    <>
      <Needs resident={resident} editing={editing} />
      {resident.flags.length > 0 && (
        <div className="flags">
          <h3 className="panel__title">{en.resident.flags}</h3>
          <Labels items={resident.flags} />
        </div>
      )}
      <Identity level={resident.identityLevel} onCheck={onCheck} />
      <h3 className="panel__title">{en.resident.details}</h3>
      <dl className="facts">
        <dt>{en.resident.language}</dt>
        <dd>{languageName(resident.language)}</dd>
        <dt>{en.resident.digital}</dt>
        <dd>{en.resident.access[resident.digitalAccess] ?? resident.digitalAccess}</dd>
        <dt>{en.resident.skills}</dt>
        <dd>{en.resident.skill[resident.digitalSkills] ?? resident.digitalSkills}</dd>
        <dt>{en.resident.name}</dt>
        <dd>{resident.name}</dd>
        <dt>{en.resident.reference}</dt>
        <dd>{resident.reference}</dd>
        <dt>{en.resident.address}</dt>
        <dd>{resident.address}</dd>
      </dl>
      {resident.demonstration && <p className="quiet">{en.resident.demonstration}</p>}
    </>
  );
}

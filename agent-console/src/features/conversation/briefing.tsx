/** What an agent knows before the first answer: what to hold back, why it came, what to do, the call asked for, tries online. */
import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ContactDetail, ContactSummary, Duty, Outcome } from '@hub/contract';
import { Advice } from '../advice/advice.tsx';
import { Attempts } from '../attempts/attempts.tsx';
import { groupDuties } from '../duties/group-duties.ts';
import { HoldBack } from '../duties/hold-back.tsx';
import { PolicyPanel } from '../duties/policy-panel.tsx';
import { FormPanel } from '../forms/form-panel.tsx';
import { Recordings } from '../recordings/recordings.tsx';
import { WhyPanel } from '../why/why-panel.tsx';
import { CallbackBox } from './callback-box.tsx';

const none: readonly Duty[] = [];

interface BriefingProps {
  csrfToken: string;
  contact: ContactSummary;
  detail: UseQueryResult<ContactDetail>;
  /** What the hub answered when something was marked as done. */
  onAnswer: (answer: Outcome) => void;
}

export function Briefing({ csrfToken, contact, detail, onAnswer }: BriefingProps) {
  const known = detail.data;
  const duties = useMemo(() => groupDuties(known?.duties ?? none), [known?.duties]);
  return (
    <>
      <HoldBack duties={duties.heldBack} />
      <WhyPanel reason={contact.reason} detail={detail} onRecord={duties.onRecord} />
      {known && (
        <>
          <PolicyPanel contactId={contact.contactId} duties={duties} cases={known.cases} onAnswer={onAnswer} />
          {known.callback && <CallbackBox callback={known.callback} />}
          <Recordings contactId={contact.contactId} version={contact.version} csrfToken={csrfToken} />
          <Attempts attempts={known.attempts} />
          <Advice advice={known.advice} />
          {contact.state === 'assigned' && <FormPanel contact={contact} csrfToken={csrfToken} drafts={known.drafts} />}
        </>
      )}
    </>
  );
}

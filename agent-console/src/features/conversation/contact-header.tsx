/** Who and what an open contact is about, who may read it, and the way to end it. */
import { useEffect, useState, type RefObject } from 'react';
import type { Channel, ContactSummary } from '@hub/contract';
import { LaterPart } from '../../ui/later.tsx';
import { en } from '../../wording/en.ts';
import { maySetAside } from '../set-aside/may-set-aside.ts';
import { Priority } from '../work/priority.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { DiscloseDialog } from './disclose-dialog.tsx';

const loadLookers = () => import('../lookers/lookers.tsx').then((part) => part.Lookers);

/** Channels from which people go on to the website; those in the chat make a code for themselves. */
const GOES_ON: ReadonlySet<Channel> = new Set(['sms', 'phone', 'callback']);

interface ContactHeaderProps {
  csrfToken: string;
  contact: ContactSummary;
  /** True when few people may read the conversation (P15); null while that is not known. */
  restricted: boolean | null;
  /** What ending is called on this channel. */
  endLabel: string;
  heading: RefObject<HTMLHeadingElement | null>;
  /** Whoever helps neither ends a contact nor passes it on. */
  isHolder: boolean;
  onEnd: (contact: ContactSummary) => void;
  onTransfer: (contact: ContactSummary) => void;
  /** Sets it aside, or takes it up again. */
  onAside: (contact: ContactSummary) => void;
}

export function ContactHeader(props: ContactHeaderProps) {
  const { csrfToken, contact, restricted, endLabel, heading, isHolder, onEnd, onTransfer, onAside } = props;
  const isTalking = isHolder && contact.state === 'assigned';
  const [asks, setAsks] = useState(false);
  const [makesCode, setMakesCode] = useState(false);
  const [isMarked, setMarked] = useState(false);
  // The button that opened the question goes, so the focus goes to what it was about, once the question is closed.
  useEffect(() => {
    if (isMarked) heading.current?.focus();
  }, [isMarked, heading]);
  const marked = () => {
    setAsks(false);
    setMarked(true);
  };
  return (
    <header className="contact-header">
      <div className="contact-header__who">
        <h2 className="contact-header__name" ref={heading} tabIndex={-1}>
          {contact.residentName}
        </h2>
        <p className="contact-header__facts">
          {contact.subject}, {en.channel[contact.channel].toLowerCase()} <Priority level={contact.priority} />{' '}
          {restricted && <span className="restricted">{en.policy.restricted}</span>}
        </p>
        <LaterPart name="lookers" load={loadLookers} given={{}} />
      </div>
      {isHolder && restricted === false && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => setAsks(true)}
        >
          {en.disclose.open}
        </button>
      )}
      {restricted === false && isTalking && GOES_ON.has(contact.channel) && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => setMakesCode(true)}
        >
          {en.code.open}
        </button>
      )}
      {makesCode && <CodeDialog csrfToken={csrfToken} contact={contact} onClose={() => setMakesCode(false)} />}
      {asks && <DiscloseDialog contact={contact} onClose={() => setAsks(false)} onMarked={marked} />}
      {isTalking && maySetAside(contact) && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => onAside(contact)}
        >
          {contact.setAsideUntil === null ? en.setAside.open : en.setAside.back}
        </button>
      )}
      {isTalking && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => onTransfer(contact)}
        >
          {en.transfer.open}
        </button>
      )}
      {isTalking && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary button--small"
          onClick={() => onEnd(contact)}
        >
          {endLabel}
        </button>
      )}
    </header>
  );
}

/** Where whoever holds a contact writes for staff alone, folded away until it is wanted: most of what they write is for the resident. */
import { useState } from 'react';
import type { ContactSummary } from '@hub/contract';
import { LaterPart } from '../../ui/later.tsx';
import { en } from '../../wording/en.ts';

const load = () => import('./note-box.tsx').then((part) => part.NoteBox);

/** `isFolded` is false for somebody who does not hold it: a note is all that they can write. */
export function NotePlace({ contact, isFolded }: { contact: ContactSummary; isFolded: boolean }) {
  const [isOpen, setOpen] = useState(!isFolded);
  const box = isOpen && <LaterPart name="note-box" load={load} given={{ contact }} />;
  if (!isFolded) return box;
  return (
    <details className="note-place" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="done__summary">{en.transfer.notePlace}</summary>
      {box}
    </details>
  );
}

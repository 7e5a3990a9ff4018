/** A dialog over the chat. The browser's own dialog keeps the focus inside, closes by Escape and gives the focus back. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId } from 'preact/hooks';

interface DialogProps {
  box: RefObject<HTMLDialogElement | null>;
  title: string;
  /** Gets the focus where the words are read before anything is pressed; null leaves it to the first button. */
  heading: RefObject<HTMLHeadingElement | null> | null;
  /** Id of the words that belong to the title; null where they are read on their own. */
  describedBy: string | null;
  /** Told when the dialog is gone, however it was closed. */
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ box, title, heading, describedBy, onClose, children }: DialogProps) {
  const id = useId();
  useEffect(() => {
    box.current?.showModal();
    heading?.current?.focus();
  }, []);

  return (
    <dialog
      class="hub-dialog"
      ref={box}
      aria-labelledby={`${id}heading`}
      {...(describedBy !== null && { 'aria-describedby': describedBy })}
      onClose={onClose}
      // Escape answers this dialog only; it must not minimise the chat as well.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h3 class="hub-heading" ref={heading} id={`${id}heading`} {...(heading && { tabIndex: -1 })}>
        {title}
      </h3>
      {children}
    </dialog>
  );
}

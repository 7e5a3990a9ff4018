/** A question or a tool on top of the page. The browser's own dialog keeps the focus inside and gives it back afterwards. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closed while it is still in the page, so that the browser returns the focus.
    return () => dialog?.close();
  }, []);
  return (
    <dialog className="dialog" ref={ref} aria-labelledby={titleId} onClose={onClose}>
      <h2 className="dialog__title" id={titleId}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

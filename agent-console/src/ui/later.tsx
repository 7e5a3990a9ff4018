/**
 * A part of the page that is fetched when it is first asked for, so that what few need at once delays nobody. Only for what needs the
 * hub anyway: without a connection it says so, and can be tried again.
 */
import type { ComponentType } from 'react';
import { useQuery } from '@tanstack/react-query';
import { en } from '../wording/en.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Skeleton } from './skeleton.tsx';

interface LaterProps<P> {
  /** The title of the dialog that it is, shown until it has come. */
  title: string;
  load: () => Promise<ComponentType<P>>;
  given: P & { onClose: () => void };
}

interface LaterPartProps<P> {
  name: string;
  load: () => Promise<ComponentType<P>>;
  given: P;
}

/** The same for what stands nowhere until it has something to say. A load that failed is tried again by itself. */
export function LaterPart<P extends object>({ name, load, given }: LaterPartProps<P>) {
  const part = useQuery({
    queryKey: ['part', name],
    queryFn: async () => ({ Part: await load() }),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: true,
  });
  return part.data ? <part.data.Part {...given} /> : null;
}

export function LaterDialog<P extends object>({ title, load, given }: LaterProps<P>) {
  const part = useQuery({
    queryKey: ['part', title],
    // In an object: a component is a function, which the store would take for something to call.
    queryFn: async () => ({ Part: await load() }),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  if (part.data) {
    const { Part } = part.data;
    return <Part {...given} />;
  }
  return (
    <Dialog title={title} onClose={given.onClose}>
      {part.isError ? (
        <ProblemNote title={en.page.partFailed} detail={en.problem.noAnswer} onRetry={() => void part.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  );
}

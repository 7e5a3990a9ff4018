/** A page of settings: its title, what it is for, that something was kept, and what it shows once that has come. */
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { settings as words } from '../../wording/later/settings.ts';

interface PageProps<T> {
  title: string;
  lead: string;
  /** What was kept last; nothing at first. */
  kept: string;
  query: UseQueryResult<T>;
  draw: (data: T) => ReactNode;
}

export function Page<T>({ title, lead, kept, query, draw }: PageProps<T>) {
  return (
    <div className="settings-page">
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body settings-page__lead">{lead}</p>
      <p role="status" className="settings-page__kept">
        {kept}
      </p>
      {query.isPending && <Skeleton lines={6} />}
      {query.isError && (
        <ProblemNote title={words.failed} detail={query.error.message} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && draw(query.data)}
    </div>
  );
}

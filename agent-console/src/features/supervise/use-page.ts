/** What a page of supervisors fetches, as it stands each time the page is opened. */
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { get } from '../../hub/api.ts';

export function usePage<T extends z.ZodType>(path: string, schema: T) {
  return useQuery({ queryKey: [path], queryFn: async () => (await get(path, schema)).body, staleTime: 0 });
}

/** The pages of supervisors, by their addresses. Each is fetched when it is opened. */
import type { ComponentType } from 'react';
import type { supervise } from '../../wording/later/supervise.ts';
import type { PageProps } from './page-props.ts';

export type PagePath = keyof typeof supervise.name;

export const LARGE_WALLBOARD = '/console/wallboard-large';

const wallboard = () => import('../wallboard/wallboard.tsx');

export const PAGES: Record<PagePath, () => Promise<ComponentType<PageProps>>> = {
  '/console/wallboard': () => wallboard().then((part) => part.Wallboard),
  '/console/people': () => import('../people/people.tsx').then((part) => part.People),
  '/console/replies': () => import('../replies-page/replies.tsx').then((part) => part.Replies),
  '/console/queues': () => import('../queues/queues.tsx').then((part) => part.Queues),
  '/console/hours': () => import('../hours/hours.tsx').then((part) => part.Hours),
  '/console/retention': () => import('../retention/retention.tsx').then((part) => part.Retention),
  '/console/tariffs': () => import('../tariffs/tariffs.tsx').then((part) => part.Tariffs),
};

export const loadLargeWallboard = () => wallboard().then((part) => part.LargeWallboard);

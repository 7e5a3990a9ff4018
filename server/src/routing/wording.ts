/** The sentences of this room: what a resident is told when a person takes over, and why, for the agent. */
import en from './wording/en.json' with { type: 'json' };

export type RoutingWording = typeof en;

export const routingWording: RoutingWording = en;

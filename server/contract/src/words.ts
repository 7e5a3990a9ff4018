/** The closed vocabularies that travel between server, widget and console. One word for one thing. */
import * as z from 'zod';

/** How a contact reaches the council (policy: `channel`). */
export const channelSchema = z.enum(['webchat', 'sms', 'phone', 'callback', 'email', 'letter', 'face-to-face']);
export type Channel = z.infer<typeof channelSchema>;

const TYPED: readonly Channel[] = ['webchat', 'sms'];

/** True where resident and adviser type to each other. */
export const isTyped = (channel: Channel): boolean => TYPED.includes(channel);

/** Who said something in a conversation. */
export const senderSchema = z.enum(['resident', 'bot', 'agent', 'system']);
export type Sender = z.infer<typeof senderSchema>;

/**
 * What an entry of the conversation log is. Every kind carries a sentence that a person can read; a note is for staff alone,
 * and reaches a resident as an entry without words, so that sequences have no gaps. `channel` says that the thread goes on elsewhere.
 */
export const eventKindSchema = z.enum(['message', 'queued', 'joined', 'returned', 'ended', 'note', 'channel']);
export type EventKind = z.infer<typeof eventKindSchema>;

/** Who looks after a conversation at this moment. */
export const conversationStateSchema = z.enum(['bot', 'queued', 'agent', 'ended']);
export type ConversationState = z.infer<typeof conversationStateSchema>;

/** Where one person's demand stands in the work of the council. */
export const contactStateSchema = z.enum(['open', 'queued', 'offered', 'assigned', 'wrap-up', 'closed']);
export type ContactState = z.infer<typeof contactStateSchema>;

/** What an agent is doing. Only `available` agents are offered work. */
export const agentStatusSchema = z.enum(['available', 'break', 'training', 'away', 'offline']);
export type AgentStatus = z.infer<typeof agentStatusSchema>;

/** Who a signed-in member of staff is allowed to be. */
export const staffRoleSchema = z.enum(['agent', 'supervisor', 'auditor']);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** How a contact ended, chosen by the agent at wrap-up. */
export const dispositionSchema = z.enum([
  'resolved',
  'passed-to-service',
  'callback-arranged',
  'resident-left',
  'could-not-help',
]);
export type Disposition = z.infer<typeof dispositionSchema>;

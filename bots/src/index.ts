export type { BinDay, BinDays } from './answers/bin-days.ts';
export type { Contacts } from './answers/parts.ts';
export { createBot } from './dialogs/create-bot.ts';
export { isAnswering } from './dialogs/state.ts';
export type {
  Bot,
  BotAction,
  BotDraft,
  BotEffect,
  BotPorts,
  BotReply,
  BotResult,
  BotTurn,
  Guidance,
  HandoverReason,
  ServiceCard,
} from './dialogs/port.ts';
export { prefill } from './forms/prefill.ts';
export type { FormPorts, NearbyReport } from './forms/talk.ts';
export type { Wording, WordingId } from './dialogs/wording.ts';
export { QUESTIONS } from './dialogs/questions.ts';
export type { Answered, Question } from './dialogs/questions.ts';
export { loadWording } from './load.ts';
export { detectSafety } from './safety/detect.ts';
export { kindOf, SAFETY_SIGNALS } from './safety/signals.ts';
export type { SafetyKind, SafetySignal, SafetySignalName } from './safety/signals.ts';
export type { Action, Ask, Asks, Band, Intent, Understanding, Understood } from './understand/types.ts';
export { proposeThemes } from './themes/propose-themes.ts';
export type { ProposedTheme } from './themes/propose-themes.ts';

/** Figures of the contract that the page needs; their types hold them to the contract's own values. */
import type { COMMENT_LIMIT as CommentLimit, MESSAGE_LIMIT as ContractLimit } from '@hub/contract';

/** The longest message, in UTF-16 code units. */
export const MESSAGE_LIMIT: typeof ContractLimit = 2000;
/** The longest comment of a rating. */
export const COMMENT_LIMIT: typeof CommentLimit = 1000;
/** From here on the resident is told how much room is left. */
export const COUNT_FROM = 1800;

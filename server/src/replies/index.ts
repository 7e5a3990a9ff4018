export { serveCannedReplies } from './canned-replies.routes.ts';

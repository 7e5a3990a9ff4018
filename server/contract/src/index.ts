export * from './apply-event.ts';
export * from './apply-work.ts';
export * from './conversation.ts';
export * from './forms.ts';
export * from './problem.ts';
export * from './sockets.ts';
export * from './words.ts';
export * from './work.ts';

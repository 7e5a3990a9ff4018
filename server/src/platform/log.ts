/** The log: JSON lines for machines that hold no words of a resident. What is personal goes under the key `pii` and is cut out. */
import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';

export type Log = Logger;

export interface LogOptions {
  level: string;
  nodeName: string;
}

/** Makes the log of a process, written to standard output unless a stream is given. */
export function createLog({ level, nodeName }: LogOptions, stream?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: { node: nodeName },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['pii', '*.pii', '*.*.pii'], censor: '[removed]' },
    serializers: { err: describeError, error: describeError },
    hooks: {
      // Without a message pino would take the error's own, which may quote a resident.
      logMethod(args, method) {
        const [first, message] = args as [unknown, unknown];
        const bare = typeof first === 'object' && message === undefined;
        if (bare) method.call(this, first instanceof Error ? { err: first } : first, 'no message');
        else method.apply(this, args);
      },
    },
  };
  return stream ? pino(options, stream) : pino(options);
}

interface DescribedError {
  type: string;
  code?: string;
  message?: string;
  stack?: string[];
  cause?: DescribedError;
}

/**
 * What may be known of an error: its kind, its code and where it happened. Not its message, since a database or a parser
 * quotes in it what a resident wrote; only the system's own messages (a refused connection, a missing file) are kept.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, syscall } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof syscall === 'string' && { message: error.message }),
    ...(error.stack !== undefined && { stack: framesOf(error.stack, error.message) }),
    ...(error.cause instanceof Error && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The lines of a stack that name places in the code; the message before them may be many lines and is left out. */
function framesOf(stack: string, message: string): string[] {
  const start = stack.indexOf(message);
  const frames = start === -1 ? '' : stack.slice(start + message.length);
  return frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12);
}

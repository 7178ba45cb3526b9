import { causesOf, fieldsOf } from './error-fields.ts';

/** An error as the log may have it: an error of a chat's client carries the whole call, people's words and all. */
export type LoggableError = {
  readonly code?: string;
  readonly error: string;
  readonly cause?: string;
  readonly stack?: string;
};

/** What a chat knows of its errors: their code, if they have one, and what in a text lets its reader act as us. */
export type ErrorReading = {
  readonly codeOf: (error: unknown) => string | undefined;
  readonly hideSecrets: (text: string) => string;
};

/** Of an error's message in the log; ours and the chats' take about 200. Characters. */
const MAX_MESSAGE_CHARS = 500;

export function createLoggable({ codeOf, hideSecrets }: ErrorReading): (error: unknown) => LoggableError {
  // A message can hold a whole answer, such as a proxy's page.
  const said = (message: string) => hideSecrets(message.slice(0, MAX_MESSAGE_CHARS));
  return (error) => {
    if (!(error instanceof Error)) return { error: said(String(error)) };
    const code = codeOf(error);
    const cause = networkCodeOf(error);
    const stack = framesOf(error);
    return {
      ...(code === undefined ? {} : { code }),
      error: said(error.message),
      ...(cause === undefined ? {} : { cause }),
      ...(stack === '' ? {} : { stack }),
    };
  };
}

/** The places in the code alone: what stands above them is the message again. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^ {4}at /u.test(line));
  return frames.join('\n');
}

/** What the network said, such as `ECONNRESET`, however deep it is wrapped. */
function networkCodeOf(error: Error): string | undefined {
  return causesOf(error)
    .slice(1)
    .map((cause) => fieldsOf(cause).code)
    .find((code) => typeof code === 'string');
}

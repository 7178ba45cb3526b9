import { hideSecrets } from './bolt-logger.ts';

/** How Slack writes its codes, `is_archived` or `slack_webapi.x`; a page of HTML in their place is none. */
const CODE = /^[a-z][a-z0-9_.:]{1,80}$/u;

/** The code that Slack answered a call with, such as `not_in_channel`; undefined for any other fault. */
export function slackErrorCode(error: unknown): string | undefined {
  const { error: code } = fieldsOf(fieldsOf(error).data);
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

/** Slack's own words on what is wrong with a call, and where in it. */
export function slackRemarks(error: unknown): string[] {
  const { messages } = fieldsOf(fieldsOf(fieldsOf(error).data).response_metadata);
  return Array.isArray(messages) ? messages.filter((message) => typeof message === 'string') : [];
}

/** An error as the log may have it: an error of Slack's client carries the whole call, people's words and all. */
export type LoggableError = {
  readonly code?: string;
  readonly error: string;
  readonly cause?: string;
  readonly stack?: string;
};

export function loggable(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { error: said(String(error)) };
  const code = slackErrorCode(error);
  const cause = causeCode(error);
  const stack = framesOf(error);
  return {
    ...(code === undefined ? {} : { code }),
    error: said(error.message),
    ...(cause === undefined ? {} : { cause }),
    ...(stack === '' ? {} : { stack }),
  };
}

/** The fields of an object, none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A message can hold a whole answer, such as a proxy's page. */
function said(message: string): string {
  return hideSecrets(message.slice(0, MAX_MESSAGE_CHARS));
}

/** Of an error's message in the log; ours and Slack's take about 200. Characters. */
const MAX_MESSAGE_CHARS = 500;

/** The places in the code alone: what stands above them is the message again. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^ {4}at /u.test(line));
  return frames.join('\n');
}

/** What the network said, such as `ECONNRESET`, however deep it is wrapped. */
function causeCode({ cause }: Error): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : causeCode(cause);
}

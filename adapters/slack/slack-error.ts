import { fieldsOf } from '#adapters/chat/error-fields.ts';
import { createLoggable } from '#adapters/chat/loggable.ts';
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

/** An error as the log may have it. */
export const loggable = createLoggable({ codeOf: slackErrorCode, hideSecrets });

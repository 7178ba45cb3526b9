import type { Call, Failure } from './types.ts';

export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: no body. */
  readonly body?: unknown;
};
/** What a call gets instead of an answer; where it is cut, with what was done before that. */
export type Fault = Reply | 'hang' | Cut;
export type Cut = { readonly cut: NonNullable<Failure['cut']> };

/** Failures that a test has ordered, in the order in which they come true. */
export function makeFaults() {
  const queue: { path: RegExp | string; failure: Failure; passes: number; left: number }[] = [];
  return {
    order(path: RegExp | string, failure: Failure): void {
      queue.push({ path, failure, passes: failure.after ?? 0, left: failure.times ?? 1 });
    },
    /** What this call gets instead of an answer; undefined when it goes through. */
    take(call: Call): Fault | undefined {
      const first = queue.find(({ path, failure }) => isMeant(call, path, failure.method));
      if (first === undefined) return undefined;
      if (first.passes > 0) {
        first.passes -= 1;
        return undefined;
      }
      first.left -= 1;
      if (first.left <= 0) queue.splice(queue.indexOf(first), 1);
      return faultOf(first.failure);
    },
  };
}

function faultOf(failure: Failure): Fault {
  if (failure.hang === true) return 'hang';
  return failure.cut === undefined ? replyOf(failure) : { cut: failure.cut };
}

function isMeant(call: Call, path: RegExp | string, method: string | undefined): boolean {
  if (method !== undefined && method !== call.method) return false;
  return typeof path === 'string' ? call.path.includes(path) : path.test(call.path);
}

function replyOf({ status = 500, body, headers = {} }: Failure): Reply {
  return { status, headers, body: body ?? { message: `${status}: fault`, code: 0 } };
}

const apiError = (status: number, code: number, message: string) => ({ status, body: { message, code } });

/** Discord's errors, as `failNext` takes them and the fake gives them. */
export const apiErrors = {
  notFound: apiError(404, 0, '404: Not Found'),
  unauthorized: apiError(401, 0, '401: Unauthorized'),
  methodNotAllowed: apiError(405, 0, '405: Method Not Allowed'),
  unknownChannel: apiError(404, 10003, 'Unknown Channel'),
  unknownMessage: apiError(404, 10008, 'Unknown Message'),
  unknownWebhook: apiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: apiError(404, 10062, 'Unknown interaction'),
  foreignApplication: apiError(403, 20012, 'You are not authorized to perform this action on this application'),
  alreadyAcknowledged: apiError(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: apiError(400, 40094, 'This interaction has reached the maximum number of follow-up messages'),
  missingAccess: apiError(403, 50001, 'Missing Access'),
  notOurMessage: apiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: apiError(400, 50006, 'Cannot send an empty message'),
  notATextChannel: apiError(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: apiError(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: apiError(401, 50027, 'Invalid Webhook Token'),
  mayNotReply: apiError(403, 160002, 'Cannot reply without permission to read message history'),
  brokenJson: apiError(400, 50109, 'The request body contains invalid JSON.'),
  serverError: apiError(500, 0, '500: Internal Server Error'),
} as const;

/** A 429 as Discord sends it for one route, or for all with `isGlobal`. */
export function rateLimited(retryAfterSeconds: number, isGlobal = false): Failure {
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(retryAfterSeconds)),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal
        ? { 'x-ratelimit-global': 'true' }
        : {
            'x-ratelimit-limit': '5',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset-after': String(retryAfterSeconds),
            'x-ratelimit-bucket': 'fake-bucket',
          }),
    },
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: isGlobal },
  };
}

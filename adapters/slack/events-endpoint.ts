import type { ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import { faultOfRequestTime } from '#adapters/chat/request-time.ts';
import type { RequestHandler } from '#src/service/http-server.ts';
import type { Logger } from '#src/service/logger.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { describeSlackFault, isRefusal, sentenceOf } from './faults.ts';
import { EVENTS_PATH, MAX_BODY_BYTES } from './settings.ts';
import type { Way } from './way.ts';

/** Seconds until it is worth to come again while we start. */
const RETRY_AFTER_S = 5;

export type EndpointOptions = {
  readonly signingSecret: string;
  readonly logger: Logger;
  readonly mount: (path: string, handler: RequestHandler) => void;
};

/**
 * What Slack sends by HTTP: verified and handed to Bolt. Answered 401 where it is not from Slack, our workspace, or
 * now, and 503 while closed, so that Slack sends it again.
 */
export function createEventsEndpoint({ signingSecret, logger, mount }: EndpointOptions): Way {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: EVENTS_PATH,
    logger: createBoltLogger(logger),
    signatureVerification: true,
    bodyLimit: MAX_BODY_BYTES,
    processEventErrorHandler: async ({ error, response }) => {
      if (!isRefusal(error)) logger.error(`Slack: ${sentenceOf(describeSlackFault(error))}`);
      if (response.headersSent) return false;
      answer(response, isRefusal(error) ? 401 : 500);
      return true;
    },
  });
  let isOpen = false;
  const handle: RequestHandler = (request, response) => {
    if (request.method !== 'POST') return answer(response.setHeader('allow', 'POST'), 405);
    const fault = faultOfRequestTime(request.headers['x-slack-request-timestamp'], Date.now());
    if (fault !== undefined) {
      logger.warn(`Slack: refused a request that ${fault}; if it is from Slack, the clock of this machine is wrong.`);
      return answer(response, 401);
    }
    if (!isOpen) return answer(response.setHeader('retry-after', RETRY_AFTER_S), 503);
    receiver.requestListener(request, response);
  };
  return {
    prepare: () => mount(EVENTS_PATH, handle),
    open: async (app) => {
      receiver.init(app);
      isOpen = true;
      logger.info(`Slack: ready for requests at ${EVENTS_PATH}.`);
    },
    refuse: () => {
      isOpen = false;
    },
    close: async () => {},
  };
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

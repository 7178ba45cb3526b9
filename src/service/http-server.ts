import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export type Address = { readonly host: string; readonly port: number };

export type HttpServer = {
  /** Requests for exactly this path, of every method; may be called before and after `start`. */
  readonly mount: (path: string, handler: RequestHandler) => void;
  /**
   * Resolves with the address it listens on; port 0 takes a free one.
   * @throws HttpServerError where it cannot listen there.
   */
  readonly start: () => Promise<Address>;
  /** Takes no more requests, waits for those under way (bounded), closes. Does nothing where it does not run. */
  readonly stop: () => Promise<void>;
};

/** Its message says what is wrong with the address and the remedy. */
export class HttpServerError extends Error {
  override readonly name = 'HttpServerError';
}

/** Requests under way are cut off after this long when the server stops: Slack and Discord wait for 3 s. */
const STOP_LIMIT_MS = 5_000;
/** A whole request must be here after this long; everything sent to us is small. */
const REQUEST_LIMIT_MS = 15_000;

/** The one HTTP server of the program. It knows no platform: each one mounts its own paths. */
export function createHttpServer({ host, port }: Address, stopLimitMs = STOP_LIMIT_MS): HttpServer {
  const handlers = new Map<string, RequestHandler>();
  const app = express();
  let isStopping = false;
  app.disable('x-powered-by');
  // Whatever NODE_ENV says: faults are not shown to whoever asks.
  app.set('env', 'production');
  app.use((request, response) => {
    response.once('finish', () => {
      // What is refused before it was read whole would otherwise hold its connection.
      request.resume();
      // Node closes connections that are idle when it is told to stop, but not those that become idle later.
      if (isStopping) setImmediate(() => server.closeIdleConnections());
    });
    const handler = handlers.get(request.path);
    if (handler) handler(request, response);
    else response.status(404).type('text/plain').send('Not found.\n');
  });
  const server = createServer({ requestTimeout: REQUEST_LIMIT_MS }, app);
  return {
    mount: (path, handler) => {
      handlers.set(path, handler);
    },
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', (fault: NodeJS.ErrnoException) => reject(explain(fault, { host, port })));
        server.listen({ host, port }, () => resolve({ host, port: (server.address() as AddressInfo).port }));
      }),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        const cutOff = setTimeout(() => server.closeAllConnections(), stopLimitMs);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(fault: NodeJS.ErrnoException, { host, port }: Address): HttpServerError {
  const remedies: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another program listens there; stop it or set HTTP_PORT to another port',
    EACCES: 'this user may not listen there; set HTTP_PORT to a port from 1024 on',
    EADDRNOTAVAIL: 'this machine does not have that address; set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all',
    ENOTFOUND: 'the name is not known; set HTTP_HOST to an address of this machine, such as 127.0.0.1',
  };
  const remedy = remedies[fault.code ?? ''] ?? fault.message;
  return new HttpServerError(`The HTTP server cannot listen on ${host}:${port}: ${remedy}.`, { cause: fault });
}

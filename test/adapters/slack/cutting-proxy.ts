import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before the fake Slack and cuts the connection of so many requests, before Slack sees them. */
export type CuttingProxy = {
  /** The address of the fake as it is behind the proxy. */
  readonly through: (url: string) => string;
  readonly cutNext: (requests: number) => void;
  /** Requests so far, cut or not. */
  readonly seen: () => number;
  readonly stop: () => void;
};

export async function startCuttingProxy(): Promise<CuttingProxy> {
  let left = 0;
  let seen = 0;
  let target = '';
  const server = createServer((incoming, outgoing) => {
    seen += 1;
    if (left > 0) {
      left -= 1;
      incoming.socket.destroy();
      return;
    }
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    through: (url) => {
      const { origin, pathname } = new URL(url);
      target = origin;
      return `http://127.0.0.1:${port}${pathname}`;
    },
    cutNext: (requests) => {
      left = requests;
    },
    seen: () => seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

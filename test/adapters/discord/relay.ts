import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the fake Discord that can be cut: for its API and, as its answers name no other address, for its gateway. */
export type Relay = {
  readonly apiUrl: string;
  /** Nothing listens any more, and what was open is cut. */
  readonly close: () => Promise<void>;
  /** Listens again at the same address. */
  readonly open: () => Promise<void>;
  /** Every request is answered with this HTTP status, until `open`. */
  readonly answerWith: (status: number) => void;
};

export async function relayTo(apiUrl: string): Promise<Relay> {
  const target = new URL(apiUrl);
  const sockets = new Set<Socket>();
  let status: number | undefined;
  const port = await freePortLike(target.port);
  const make = () =>
    createServer((client) => {
      sockets.add(client);
      client.on('error', () => client.destroy()).on('close', () => sockets.delete(client));
      if (status !== undefined) return void client.end(`HTTP/1.1 ${status} x\r\ncontent-length: 0\r\n\r\n`);
      const server = connect(Number(target.port), '127.0.0.1');
      server.on('error', () => client.destroy());
      client.pipe(server);
      // As long as before, so that the length of frames and bodies stays true.
      server.on('data', (chunk) =>
        client.write(chunk.toString('latin1').replaceAll(`:${target.port}`, `:${port}`), 'latin1'),
      );
      server.on('close', () => client.destroy());
      client.on('close', () => server.destroy());
    });
  let server = make();
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen();
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    close,
    open: async () => {
      status = undefined;
      if (server.listening) return;
      server = make();
      await listen();
    },
    answerWith: (given) => {
      status = given;
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A port of as many digits. */
async function freePortLike(other: string): Promise<number> {
  for (;;) {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    if (String(port).length === other.length) return port;
  }
}

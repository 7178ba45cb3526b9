import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createHttpServer, type HttpServer } from '#src/service/http-server.ts';

const running: HttpServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

function make(options: { port?: number; host?: string; stopLimitMs?: number } = {}): HttpServer {
  const server = createHttpServer({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 }, options.stopLimitMs);
  running.push(server);
  return server;
}

it('hands requests for a path to what is mounted there, as they came', async () => {
  const server = make();
  server.mount('/a', (incoming, response) => response.end(`${incoming.method} ${incoming.url}`));
  const { port } = await server.start();
  server.mount('/later', (_, response) => response.end('also'));
  const get = async (path: string, method = 'GET') =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).text();
  expect(await get('/a?x=1', 'POST')).toBe('POST /a?x=1');
  expect(await get('/later')).toBe('also');
});

it('answers 404 in a few words elsewhere, and does not say what it is made of', async () => {
  const { port } = await make().start();
  const answer = await fetch(`http://127.0.0.1:${port}/a/../<b>`);
  expect({ status: answer.status, text: await answer.text() }).toEqual({ status: 404, text: 'Not found.\n' });
  expect(answer.headers.get('x-powered-by')).toBe(null);
});

it('says what to do where the port is taken', async () => {
  const { port } = await make().start();
  await expect(make({ port }).start()).rejects.toThrow(
    `The HTTP server cannot listen on 127.0.0.1:${port}: another program listens there; stop it or set HTTP_PORT to another port.`,
  );
});

it('says what to do where the address is not of this machine', async () => {
  await expect(make({ host: '192.0.2.1' }).start()).rejects.toThrow(
    'this machine does not have that address; set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all.',
  );
});

it('lets requests under way finish when it stops, and takes no more', async () => {
  const server = make();
  server.mount('/slow', (_, response) => void wait(100).then(() => response.end('done')));
  const { port } = await server.start();
  const slow = fetch(`http://127.0.0.1:${port}/slow`);
  await wait(30);
  const stoppedAt = performance.now();
  await server.stop();
  expect(await (await slow).text()).toBe('done');
  expect(performance.now() - stoppedAt).toBeLessThan(1_000);
  await expect(fetch(`http://127.0.0.1:${port}/slow`)).rejects.toThrow();
});

it('cuts off what does not finish in time', async () => {
  const server = make({ stopLimitMs: 100 });
  server.mount('/never', () => {});
  const { port } = await server.start();
  const never = fetch(`http://127.0.0.1:${port}/never`).catch(() => 'cut off');
  await wait(30);
  await server.stop();
  expect(await never).toBe('cut off');
});

it('is not held by one who was refused before all was sent', async () => {
  const server = make();
  server.mount('/refused', (_, response) => response.writeHead(401).end());
  const { port } = await server.start();
  const status = await new Promise((resolve) => {
    const sending = request({ host: '127.0.0.1', port, path: '/refused', method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
      sending.end('rest');
    });
    sending.on('error', () => {});
    sending.write('x'.repeat(100_000));
  });
  expect(status).toBe(401);
  await wait(50);
  const stoppedAt = performance.now();
  await server.stop();
  expect(performance.now() - stoppedAt).toBeLessThan(1_000);
});

it('stops where it never started', async () => {
  await make().stop();
});

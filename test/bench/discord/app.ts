/** The assistant, or a bare endpoint, as a process of its own: `node app.ts assistant|bare PUBLIC_KEY`. */
import { createPublicKey, verify } from 'node:crypto';
import express from 'express';
import { createDiscordAdapter } from '#adapters/discord/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { createLogger } from '#src/service/logger.ts';
import { answerBench } from '#test/bench/program.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const PATH = '/discord/interactions';
const [kind, publicKey = ''] = process.argv.slice(2);
answerBench(kind === 'bare' ? await startBare() : await startAssistant());

/** What Discord's own introduction shows: verify, parse, and say something. */
async function startBare(): Promise<number> {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const app = express();
  app.post(PATH, express.raw({ type: () => true }), (request, response) => {
    const signature = Buffer.from(request.get('x-signature-ed25519') ?? '', 'hex');
    const signed = Buffer.concat([Buffer.from(request.get('x-signature-timestamp') ?? ''), request.body]);
    if (!verify(null, signed, key, signature)) return response.status(401).end();
    const { type } = JSON.parse(request.body.toString());
    return response.json(type === 1 ? { type: 1 } : { type: 4, data: { content: 'Here is the answer: it is 42.' } });
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** As the program wires it. */
async function startAssistant(): Promise<number> {
  const knowledge = loadKnowledge('content');
  const guide = createGuide(knowledge, { version: 'bench' });
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const adapter = createDiscordAdapter({
    settings: { kind: 'http', publicKey, shards: 'auto', messageContent: false },
    mount: server.mount,
    logger: createLogger('info', process.stderr),
    ask: createAsk(knowledge),
    complete: createComplete(knowledge, guide),
    guide,
    report: () => undefined,
  });
  await adapter.start();
  return (await server.start()).port;
}

/** The assistant, or a bare Bolt app, as a process of its own: `node app.ts assistant|bare API_URL`. */
import { App } from '@slack/bolt';
import { createSlackAdapter } from '#adapters/slack/adapter.ts';
import { createAsk } from '#src/answer/ask.ts';
import { createComplete } from '#src/answer/complete.ts';
import { createGuide } from '#src/answer/guide.ts';
import { createHttpServer } from '#src/service/http-server.ts';
import { createLogger } from '#src/service/logger.ts';
import { answerBench } from '#test/bench/program.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const BOT_TOKEN = 'xoxb-0123456789-bench';
const CONSTANT = {
  text: 'Here is the answer.',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'It is 42.' } }],
};

const [kind, apiUrl = '', signingSecret = ''] = process.argv.slice(2);
const port = kind === 'bare' ? await startBare() : await startAssistant();
answerBench(port);

/** What Bolt's own introduction shows: acknowledge, then say something. */
async function startBare(): Promise<number> {
  const app = new App({
    token: BOT_TOKEN,
    signingSecret,
    deferInitialization: true,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  app.command('/k8snet', async ({ ack, respond }) => {
    await ack();
    await respond(CONSTANT);
  });
  await app.init();
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As `main.ts` wires it. */
async function startAssistant(): Promise<number> {
  const knowledge = loadKnowledge('content');
  const guide = createGuide(knowledge, { version: 'bench' });
  const server = createHttpServer({ host: '127.0.0.1', port: 0 });
  const adapter = createSlackAdapter({
    settings: { kind: 'http', botToken: BOT_TOKEN, signingSecret, apiUrl },
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

import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Sink } from './sink.ts';

export type LoadResult = {
  readonly commands: number;
  readonly elapsedMs: number;
  /** From sending a command to its acknowledgement, and to its answer: milliseconds, ascending. */
  readonly ackMs: readonly number[];
  readonly answerMs: readonly number[];
  readonly answerBytes: number;
};

export type Target = { readonly port: number; readonly signingSecret: string };

/**
 * So many people at once, each sending the next command once the answer to the last one is there; as people do, and so
 * that nothing piles up out of sight.
 */
export async function sendCommands(
  target: Target,
  sink: Sink,
  texts: readonly string[],
  concurrency: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const ackMs: number[] = [];
  const answerMs: number[] = [];
  let next = 0;
  let answerBytes = 0;
  const person = async () => {
    for (let at = next++; at < texts.length; at = next++) {
      const { url, arrived } = sink.expect();
      const begun = performance.now();
      const status = await postCommand(agent, target, texts[at] ?? '', url);
      if (status !== 200) throw new Error(`a command was answered with ${status}`);
      ackMs.push(performance.now() - begun);
      const bytes = await arrived;
      answerBytes += bytes;
      answerMs.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, person));
  const elapsedMs = performance.now() - begun;
  agent.destroy();
  const ascending = (list: number[]) => list.sort((a, b) => a - b);
  return { commands: texts.length, elapsedMs, ackMs: ascending(ackMs), answerMs: ascending(answerMs), answerBytes };
}

function postCommand(
  agent: Agent,
  { port, signingSecret }: Target,
  text: string,
  responseUrl: string,
): Promise<number> {
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    team_domain: 'w',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'ann',
    command: '/k8snet',
    text,
    response_url: responseUrl,
    trigger_id: '1.2.3',
    api_app_id: 'A1',
    is_enterprise_install: 'false',
  }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex')}`;
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/slack/events',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(seconds),
          'x-slack-signature': signature,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

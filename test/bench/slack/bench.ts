/**
 * How the assistant in Slack stands beside a bare Bolt app that acknowledges and posts a constant: signed slash commands
 * over HTTP to both, in turn, in one run: `npm run bench:slack`. Options: `--commands N` a round, `--rounds N`,
 * `--memory N` (commands for the memory's growth), `--quick`. Machines differ: compare the columns, not the days.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { neededScopes } from '#adapters/slack/scopes.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { readContent } from '#src/content/read-content.ts';
import { type Program, startProgram, usageOf } from '#test/bench/program.ts';
import { popularQuestions, shippedQuestions } from '#test/bench/questions.ts';
import { mb, median, percentile } from '#test/bench/timing.ts';
import type { Usage } from '#test/bench/wire.ts';
import { type LoadResult, sendCommands } from './load.ts';
import { startSink } from './sink.ts';

const ROOT = join(import.meta.dirname, '../../..');
const APP = join(import.meta.dirname, 'app.ts');
const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const CONCURRENCY = 50;
/** What a workspace asks again and again; each of them differs from the others. */
const KNOWN_QUESTIONS = 2500;
/** What is wanted: commands a second as a share of the bare app's, and milliseconds. */
const MIN_SHARE = 0.8;
const MAX_ACK_P99_MS = 50;
/** What memory may differ by between the first and the last look: what a collection leaves varies by about this. */
const MAX_GROWTH = 0.05;
const MEMORY_POINTS = 10;

const { values: options } = parseArgs({
  options: {
    commands: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'string', default: '50000' },
    quick: { type: 'boolean', default: false },
  },
});
const commands = options.quick ? 1000 : Number(options.commands);
const rounds = options.quick ? 2 : Number(options.rounds);
const memoryCommands = options.quick ? 5000 : Number(options.memory);

type Round = LoadResult & { readonly cpuMs: number };
type Pair = { readonly bare: readonly Round[]; readonly assistant: readonly Round[] };

const { from, questions: all } = shippedQuestions(
  ROOT,
  buildCorpus(readContent(join(ROOT, 'content'))),
  KNOWN_QUESTIONS + rounds * commands,
);
const questions = all.slice(0, KNOWN_QUESTIONS);
const others = [...new Set(all.slice(KNOWN_QUESTIONS))].filter((question) => !questions.includes(question));
const sink = await startSink(neededScopes.map(({ scope }) => scope));
const bare = await startProgram(APP, ['bare', sink.apiUrl, SIGNING_SECRET], ROOT);
const assistant = await startProgram(APP, ['assistant', sink.apiUrl, SIGNING_SECRET], ROOT);
try {
  console.log(`${questions.length} questions (${from}); ${CONCURRENCY} people at once, each waiting for the answer.`);
  const popular = popularQuestions(questions);
  // A process that has run for a while has answered most of what is asked before.
  await measure(popular, 3);
  report('as people ask: a few questions often, most seldom', await measure(popular, rounds), true);
  report('questions that nobody has asked before', await measure(inTurn(others), rounds), false);
  await reportGrowth(popular);
} finally {
  for (const { child } of [bare, assistant]) child.kill();
  sink.stop();
}

function inTurn(list: readonly string[]): (turn: number) => string {
  return (turn) => list[turn % list.length] ?? '';
}

/** Rounds in turn, so that what else the machine does falls on both alike. */
async function measure(questionAt: (turn: number) => string, count: number): Promise<Pair> {
  const pair: { bare: Round[]; assistant: Round[] } = { bare: [], assistant: [] };
  for (let round = 0; round < count; round += 1) {
    const texts = Array.from({ length: commands }, (_, at) => questionAt(round * commands + at));
    pair.bare.push(await measureRound(bare, texts));
    pair.assistant.push(await measureRound(assistant, texts));
  }
  return pair;
}

async function measureRound(program: Program, texts: readonly string[]): Promise<Round> {
  const before = await usageOf(program, 'usage');
  const result = await sendCommands({ port: program.port, signingSecret: SIGNING_SECRET }, sink, texts, CONCURRENCY);
  const { cpuMs } = await usageOf(program, 'usage');
  return { ...result, cpuMs: cpuMs - before.cpuMs };
}

function report(name: string, pair: Pair, isWanted: boolean): void {
  console.log(`\n${name}`);
  console.log('           commands/s  ack p50 ms  ack p99 ms  answer p50 ms  CPU ms  answer bytes');
  for (const kind of ['bare', 'assistant'] as const) console.log(`${kind.padEnd(10)} ${lineOf(pair[kind])}`);
  const shares = pair.assistant.map((round, at) => rateOf(round) / rateOf(pair.bare[at] ?? round));
  const share = median(shares);
  const worstAck = median(pair.assistant.map(({ ackMs }) => percentile(ackMs, 0.99)));
  console.log(
    `commands a second, as a share of the bare app's: ${share.toFixed(2)} (rounds ${shares.map((each) => each.toFixed(2)).join(' ')})`,
  );
  if (!isWanted) return;
  console.log(`wanted: at least ${MIN_SHARE}: ${share >= MIN_SHARE ? 'met' : 'NOT met'}`);
  console.log(
    `wanted: p99 of acknowledgement under ${MAX_ACK_P99_MS} ms: ${worstAck < MAX_ACK_P99_MS ? 'met' : 'NOT met'}`,
  );
}

function rateOf({ commands: count, elapsedMs }: Round): number {
  return (count / elapsedMs) * 1000;
}

/** Medians over the rounds. */
function lineOf(all: readonly Round[]): string {
  const of = (figure: (round: Round) => number, digits: number, width: number) =>
    median(all.map(figure)).toFixed(digits).padStart(width);
  return [
    of(rateOf, 0, 10),
    of(({ ackMs }) => median(ackMs), 1, 11),
    of(({ ackMs }) => percentile(ackMs, 0.99), 1, 11),
    of(({ answerMs }) => median(answerMs), 1, 14),
    of(({ cpuMs, commands: count }) => cpuMs / count, 2, 7),
    of(({ answerBytes, commands: count }) => answerBytes / count, 0, 13),
  ].join(' ');
}

/** Memory after a collection, at ten points; the first fifth fills caches and warms the compiler and does not count. */
async function reportGrowth(questionAt: (turn: number) => string): Promise<void> {
  const points: Usage[] = [];
  for (let point = 0; point < MEMORY_POINTS; point += 1) {
    const texts = Array.from({ length: memoryCommands / MEMORY_POINTS }, (_, at) => questionAt(at));
    await sendCommands({ port: assistant.port, signingSecret: SIGNING_SECRET }, sink, texts, CONCURRENCY);
    points.push(await usageOf(assistant, 'memory'));
  }
  const counted = points.slice(MEMORY_POINTS / 5);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return;
  console.log(
    `\nmemory over ${memoryCommands} commands, MB after a collection: ${points.map(({ held }) => mb(held).toFixed(1)).join(' ')}`,
  );
  console.log(`resident, MB: ${points.map(({ rss }) => mb(rss).toFixed(0)).join(' ')}`);
  const growth = last.held / first.held - 1;
  console.log(
    `wanted: no growth (within ${MAX_GROWTH * 100} %): ${(growth * 100).toFixed(1)} %: ${growth <= MAX_GROWTH ? 'met' : 'NOT met'}`,
  );
}

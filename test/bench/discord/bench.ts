/**
 * How the assistant in Discord stands beside a bare endpoint that verifies the signature and answers a constant:
 * interactions over HTTP to both, in turn, in one run: `npm run bench:discord`. Options: `--requests N` a round,
 * `--rounds N`, `--quick`. Machines differ: compare the columns, not the days.
 */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { readContent } from '#src/content/read-content.ts';
import { type Program, startProgram, usageOf } from '#test/bench/program.ts';
import { popularQuestions, shippedQuestions } from '#test/bench/questions.ts';
import { createRandom } from '#test/bench/random.ts';
import { mb, median, percentile } from '#test/bench/timing.ts';
import { interactionOf, type LoadResult, sendAll, signAll } from './load.ts';

const ROOT = join(import.meta.dirname, '../../..');
const APP = join(import.meta.dirname, 'app.ts');
const CONCURRENCY = 50;
/** What a community asks again and again; each of them differs from the others. */
const KNOWN_QUESTIONS = 2500;
/** What is wanted: requests a second as a share of the bare endpoint's, and milliseconds. */
const MIN_SHARE = 0.8;
const MAX_AUTOCOMPLETE_P99_MS = 20;

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
  },
});
const requests = options.quick ? 1500 : Number(options.requests);
const rounds = options.quick ? 2 : Number(options.rounds);

type Round = LoadResult & { readonly cpuMs: number };
type Pair = { readonly bare: readonly Round[]; readonly assistant: readonly Round[] };
type Kind = 'command' | 'autocomplete';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const publicHex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const corpus = buildCorpus(readContent(join(ROOT, 'content')));
const { from, questions: all } = shippedQuestions(ROOT, corpus, KNOWN_QUESTIONS + rounds * requests);
const questions = all.slice(0, KNOWN_QUESTIONS);
const others = [...new Set(all.slice(KNOWN_QUESTIONS))].filter((question) => !questions.includes(question));
let sent = 0;
const bare = await startProgram(APP, ['bare', publicHex], ROOT);
const assistant = await startProgram(APP, ['assistant', publicHex], ROOT);
try {
  console.log(`${questions.length} questions (${from}); ${CONCURRENCY} people at once, each waiting for the answer.`);
  const popular = popularQuestions(questions);
  // A process that has run for a while has answered most of what is asked before, and the compiler is warm.
  await measure('command', inTurn(questions), Math.ceil(questions.length / requests));
  await measure('command', popular, 3);
  const share = report('as people ask: a few questions often, most seldom', await measure('command', popular, rounds));
  wanted(`at least ${MIN_SHARE} of the bare endpoint's requests a second`, share >= MIN_SHARE);
  report('questions that nobody has asked before', await measure('command', inTurn(others), rounds));
  await measure('autocomplete', keysTyped(), 1);
  const typed = await measure('autocomplete', keysTyped(), rounds);
  report('completing as people type, over all names and titles', typed);
  const p99 = percentile(allOf(typed.assistant), 0.99);
  const bareP99 = percentile(allOf(typed.bare), 0.99);
  const both = `${p99.toFixed(1)} over all rounds (the bare endpoint: ${bareP99.toFixed(1)})`;
  wanted(`p99 of completing under ${MAX_AUTOCOMPLETE_P99_MS} ms: ${both}`, p99 < MAX_AUTOCOMPLETE_P99_MS);
  const { held, rss } = await usageOf(assistant, 'memory');
  console.log(`\nmemory of the assistant at the end, MB: ${mb(held).toFixed(0)} held, ${mb(rss).toFixed(0)} resident`);
} finally {
  for (const { child } of [bare, assistant]) child.kill();
}

/** Beginnings of every name, alias and title, of any length, one in ten with a slip. */
function keysTyped(): () => string {
  const random = createRandom(7);
  const names = [
    ...corpus.entities.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...corpus.sections.map(({ title }) => title),
  ];
  return () => {
    const typed = random.pick(names).slice(0, 1 + random.below(12));
    return random.chance(0.1) ? typed.replace(/.(?=.$)/u, '') : typed;
  };
}

function inTurn(list: readonly string[]): (turn: number) => string {
  return (turn) => list[turn % list.length] ?? '';
}

/** Times of all answers, ascending. */
function allOf(measured: readonly Round[]): number[] {
  return measured.flatMap(({ answerMs }) => answerMs).sort((a, b) => a - b);
}

/** Rounds in turn, so that what else the machine does falls on both alike. */
async function measure(kind: Kind, textAt: (turn: number) => string, count: number): Promise<Pair> {
  const pair: { bare: Round[]; assistant: Round[] } = { bare: [], assistant: [] };
  for (let round = 0; round < count; round += 1) {
    const texts = Array.from({ length: requests }, (_, at) => textAt(round * requests + at));
    pair.bare.push(await measureRound(bare, kind, texts));
    pair.assistant.push(await measureRound(assistant, kind, texts));
  }
  return pair;
}

async function measureRound(program: Program, kind: Kind, texts: readonly string[]): Promise<Round> {
  const bodies = texts.map((text) => interactionOf(kind, text, sent++));
  const signed = signAll(bodies, privateKey);
  const before = await usageOf(program, 'usage');
  const result = await sendAll(program.port, signed, CONCURRENCY);
  const { cpuMs } = await usageOf(program, 'usage');
  return { ...result, cpuMs: cpuMs - before.cpuMs };
}

/** Prints both; the assistant's requests a second as a share of the bare endpoint's. */
function report(name: string, pair: Pair): number {
  console.log(`\n${name}`);
  console.log('           requests/s   p50 ms   p99 ms  CPU ms  answer bytes');
  for (const kind of ['bare', 'assistant'] as const) console.log(`${kind.padEnd(10)} ${lineOf(pair[kind])}`);
  const shares = pair.assistant.map((round, at) => rateOf(round) / rateOf(pair.bare[at] ?? round));
  const said = shares.map((each) => each.toFixed(2)).join(' ');
  console.log(`requests a second, as a share of the bare endpoint's: ${median(shares).toFixed(2)} (rounds ${said})`);
  return median(shares);
}

function wanted(what: string, isMet: boolean): void {
  console.log(`wanted: ${what}: ${isMet ? 'met' : 'NOT met'}`);
}

function rateOf({ requests: count, elapsedMs }: Round): number {
  return (count / elapsedMs) * 1000;
}

/** Medians over the rounds. */
function lineOf(measured: readonly Round[]): string {
  const of = (figure: (round: Round) => number, digits: number, width: number) =>
    median(measured.map(figure)).toFixed(digits).padStart(width);
  return [
    of(rateOf, 0, 10),
    of(({ answerMs }) => median(answerMs), 1, 8),
    of(({ answerMs }) => percentile(answerMs, 0.99), 1, 8),
    of(({ cpuMs, requests: count }) => cpuMs / count, 3, 7),
    of(({ answerBytes, requests: count }) => answerBytes / count, 0, 13),
  ].join(' ');
}

/**
 * How fast the assistant is and what memory it takes, beside MiniSearch, SQLite FTS5 and Orama as plain searches over
 * the same texts with the same questions, in one run: `npm run bench`. All but the shipped content is made up, the same
 * on every run. Options: `--sizes 1000,10000` (sections of the made corpora), `--quick` (one small corpus, fewer
 * rounds), `--json FILE` (all figures). Machines differ and others use them: compare the columns, not the days.
 */
import { fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCorpus } from '#src/content/build-corpus.ts';
import type { Corpus } from '#src/content/corpus.ts';
import { readContent } from '#src/content/read-content.ts';
import { makeCorpus } from './corpus-maker.ts';
import { documentsOf } from './engines.ts';
import type { Job, Outcome, Speed, Started } from './jobs.ts';
import { oddQuestions } from './odd-questions.ts';
import { makeQuestions, shippedQuestions } from './questions.ts';
import { createRandom, withTypo } from './random.ts';
import {
  type CorpusResult,
  corpusReport,
  type ProcessResult,
  processReport,
  type Result,
  verdictReport,
} from './report.ts';
import { timed } from './timing.ts';
import { wordsByFrequency } from './vocabulary.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONTENT = join(ROOT, 'content');
/** The flags of `npm start`. */
const AS_STARTED =
  /node (.*)src\/main/u
    .exec(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start)?.[1]
    ?.split(' ')
    .filter((flag) => flag !== '') ?? [];
const QUESTIONS = 400;
const STEADY_QUESTIONS = 10_000;
const STEADY_AFTER = 2000;
/** How often a corpus is opened afresh and how often its questions are asked: large ones take long enough to be steady. */
const EFFORT = [
  { fromSections: 20_000, starts: 1, rounds: 1 },
  { fromSections: 5000, starts: 3, rounds: 3 },
  { fromSections: 0, starts: 5, rounds: 7 },
] as const;
const QUICK = { starts: 2, rounds: 3 };
/** What Orama's questions may take on one corpus. */
const ORAMA_MS = 20_000;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const sizes = (options.sizes ?? (options.quick ? '1000' : '1000,10000,50000')).split(',').map(readSize);
const temporary = mkdtempSync(join(tmpdir(), 'k8snet-bench-'));
try {
  const { ms, result } = await timed(runAll);
  const whole: Result = { ...result, tookS: ms / 1000 };
  process.stdout.write(`${verdictReport(whole)}`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(whole, null, 2)}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function readSize(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 100) return size;
  throw new Error(`--sizes: "${text}" is not a whole number from 100 up; give sizes such as 1000,10000`);
}

async function runAll(): Promise<Omit<Result, 'tookS'>> {
  const shipped = buildCorpus(readContent(CONTENT));
  const text = documentsOf(shipped)
    .map(({ title, body }) => `${title}\n${body}`)
    .join('\n');
  const words = wordsByFrequency(text);
  const asked = shippedQuestions(ROOT, shipped, QUESTIONS);
  const first = await benchCorpus('shipped content', CONTENT, shipped, asked);
  print(corpusReport(first));
  const shippedProcess = await benchProcess(words, asked.questions);
  print(processReport(shippedProcess));
  const corpora = [first];
  for (const size of sizes) {
    const made = makeCorpus(words, size);
    const dir = join(temporary, String(size));
    mkdirSync(dir);
    for (const file of made.files) writeFileSync(join(dir, file.path), file.text);
    const questions = { from: 'made from the sections', questions: makeQuestions(made.sections, QUESTIONS) };
    const result = await benchCorpus(
      `made, ${size.toLocaleString('en-US')} sections`,
      dir,
      buildCorpus(made.files),
      questions,
    );
    corpora.push(result);
    print(corpusReport(result));
  }
  return { corpora, shipped: shippedProcess };
}

async function benchCorpus(
  name: string,
  dir: string,
  corpus: Corpus,
  asked: { from: string; questions: readonly string[] },
): Promise<CorpusResult> {
  const effort = EFFORT.find(({ fromSections }) => corpus.sections.length >= fromSections) ?? QUICK;
  const { starts: fresh, rounds } = options.quick ? QUICK : effort;
  const starts: Started[] = [];
  for (let count = 0; count < fresh; count += 1) starts.push(await measureInChild({ kind: 'start', dir }, true));
  const questions = keep('questions', asked.questions);
  const speed: Speed[] = await measureInChild({ kind: 'speed', dir, questions, rounds, oramaMs: ORAMA_MS }, true);
  const text = documentsOf(corpus).map(({ title, body }) => `${title} ${body}`);
  return {
    name,
    shipped: dir === CONTENT,
    sections: corpus.sections.length,
    words: text.reduce((sum, each) => sum + (each.match(/\S+/gu)?.length ?? 0), 0),
    vocabulary: wordsByFrequency(text.join('\n')).length,
    questions: `${asked.questions.length}, ${asked.from}`,
    starts,
    speed,
  };
}

async function benchProcess(words: readonly string[], asked: readonly string[]): Promise<ProcessResult> {
  const firstAnswerMs: number[] = [];
  for (let count = 0; count < 5; count += 1) firstAnswerMs.push((await timed(startAndAsk)).ms);
  const random = createRandom(STEADY_QUESTIONS);
  const many = Array.from({ length: STEADY_QUESTIONS }, () =>
    withTypo(`${random.pick(asked)} ${random.pick(words)}`, random),
  );
  const [first, all, odd] = [keep('first', many.slice(0, 1000)), keep('many', many), keep('odd', oddQuestions(words))];
  return {
    firstAnswerMs,
    resident: await measureInChild({ kind: 'resident', dir: CONTENT, questions: first }, false),
    steady: await measureInChild({ kind: 'steady', dir: CONTENT, questions: all, after: STEADY_AFTER }, true),
    odd: await measureInChild({ kind: 'odd', dir: CONTENT, odd }, true),
  };
}

function startAndAsk(): Promise<void> {
  const child = spawn(process.execPath, [...AS_STARTED, 'src/main.ts', 'ask', 'calico'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`"ask calico" ended with ${code}; it must have an answer`)),
    );
  });
}

function measureInChild<K extends Job['kind']>(job: Extract<Job, { kind: K }>, withGc: boolean): Promise<Outcome[K]> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [JSON.stringify(job)], {
    execArgv: [...AS_STARTED, ...(withGc ? ['--expose-gc'] : [])],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (outcome) => resolve(outcome as Outcome[K]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`measuring "${job.kind}" ended with ${code} and no figures`)));
  });
}

/** Writes a list to a file for child processes and returns its path. */
function keep(name: string, list: readonly unknown[]): string {
  const path = join(temporary, `${name}.json`);
  writeFileSync(path, JSON.stringify(list));
  return path;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

import { ASK, MINISEARCH } from './engines.ts';
import type { Odd, Resident, Speed, Started, Steady } from './jobs.ts';
import { median } from './timing.ts';

export type CorpusResult = {
  readonly name: string;
  readonly shipped: boolean;
  readonly sections: number;
  readonly words: number;
  readonly vocabulary: number;
  readonly questions: string;
  /** Each from a fresh process. */
  readonly starts: readonly Started[];
  readonly speed: readonly Speed[];
};
export type ProcessResult = {
  readonly firstAnswerMs: readonly number[];
  readonly resident: Resident;
  readonly steady: Steady;
  readonly odd: readonly Odd[];
};
export type Result = {
  readonly corpora: readonly CorpusResult[];
  readonly shipped: ProcessResult;
  readonly tookS: number;
};
export type Verdict = { readonly wanted: string; readonly measured: string; readonly met: boolean };

const WANTED = { p99Ms: 5, firstAnswerMs: 1500, rssMb: 160, linearity: 1.3 };

export function corpusReport(result: CorpusResult): string {
  const { name, sections, words, vocabulary, questions, starts, speed } = result;
  const total = indexMs(result);
  const stage = (of: (start: Started) => number) => number(median(starts.map(of)));
  const mini = speed.find((engine) => engine.name === MINISEARCH)?.p50Ms ?? 0;
  const ask = speed.find((engine) => engine.name === ASK)?.p50Ms ?? 0;
  const sampled = speed.filter((engine) => engine.asked < (speed[0]?.asked ?? 0));
  return [
    `## ${name}: ${count(sections)} sections, ${count(words)} words, ${count(vocabulary)} different ones`,
    '',
    `Questions: ${questions}. Each engine asks all of them ${speed[0]?.rounds ?? 0} times, in turns; medians over the rounds.`,
    '',
    `Org text to ready: **${number(total)} ms**, ${number((1000 * total) / sections)} ms per 1,000 sections (org and facts ${stage((start) => start.corpusMs)}, index ${stage((start) => start.indexMs)}, lexicon ${stage((start) => start.lexiconMs)}; median of ${starts.length} fresh processes). After gc: RSS **${stage((start) => start.rssMb)} MB**, heap ${stage((start) => start.heapMb)} MB.`,
    '',
    table([
      [
        'Engine',
        'ready ms',
        'heap MB',
        'p50 ms',
        'p99 ms',
        'max ms',
        'p50 / MiniSearch',
        'ask p50 / its p50',
        'questions',
      ],
      ...speed.map((engine) => [
        engine.name,
        number(engine.openMs),
        engine.name.startsWith('SQLite') ? 'not on heap' : number(engine.heapMb),
        number(engine.p50Ms),
        number(engine.p99Ms),
        number(engine.maxMs),
        number(engine.p50Ms / mini),
        number(ask / engine.p50Ms),
        `${engine.asked} × ${engine.rounds}`,
      ]),
    ]),
    ...sampled.map(
      (engine) =>
        `\n${engine.name} would take too long over the full set: it was asked an even sub-sample of ${engine.asked} questions.`,
    ),
    '',
  ].join('\n');
}

export function processReport({ firstAnswerMs, resident, steady, odd }: ProcessResult): string {
  return [
    '## The process with the shipped content',
    '',
    table([
      ['What', 'Measured'],
      [`start to first answer, median of ${firstAnswerMs.length}`, `${number(median(firstAnswerMs))} ms`],
      [
        'resident memory after 1,000 questions',
        `${number(resident.rssMb)} MB, at most ${number(resident.maxRssMb)} MB`,
      ],
      [
        'growth after gc from question 2,000 to 10,000, all different',
        `heap ${number(steady.heapGrowthMb)} MB (to ${number(steady.heapMb)} MB), RSS ${number(steady.rssGrowthMb)} MB`,
      ],
      ...odd.map(({ name, firstMs, medianMs, kind }) => [
        name,
        `${number(medianMs)} ms, the first time ${number(firstMs)} ms (${kind})`,
      ]),
    ]),
    '',
  ].join('\n');
}

export function verdicts({ corpora, shipped }: Result): Verdict[] {
  const small = corpora.find((corpus) => corpus.shipped)?.speed.find((engine) => engine.name === ASK);
  const firstAnswer = median(shipped.firstAnswerMs);
  return [
    ...corpora.map((corpus) => {
      const p50 = (name: string) => corpus.speed.find((engine) => engine.name === name)?.p50Ms ?? Number.NaN;
      return {
        wanted: `ask p50 ≤ MiniSearch p50, ${corpus.name}`,
        measured: `${number(p50(ASK))} ms against ${number(p50(MINISEARCH))} ms, ${number(p50(ASK) / p50(MINISEARCH))} times`,
        met: p50(ASK) <= p50(MINISEARCH),
      };
    }),
    {
      wanted: `ask p99 ≤ ${WANTED.p99Ms} ms, shipped content`,
      measured: `${number(small?.p99Ms ?? Number.NaN)} ms`,
      met: (small?.p99Ms ?? Number.NaN) <= WANTED.p99Ms,
    },
    ...linearity(corpora.filter((corpus) => !corpus.shipped)),
    {
      wanted: `start to first answer ≤ ${WANTED.firstAnswerMs} ms`,
      measured: `${number(firstAnswer)} ms`,
      met: firstAnswer <= WANTED.firstAnswerMs,
    },
    {
      wanted: `RSS ≤ ${WANTED.rssMb} MB, shipped content`,
      measured: `${number(shipped.resident.rssMb)} MB, at most ${number(shipped.resident.maxRssMb)} MB`,
      met: shipped.resident.maxRssMb <= WANTED.rssMb,
    },
  ];
}

/** The smallest corpus' time has the compiler's warm-up in it, so growth alone counts. */
function linearity(corpora: readonly CorpusResult[]): Verdict[] {
  const [first, last] = [corpora[0], corpora.at(-1)];
  if (!first || !last || first === last) return [];
  const rates = corpora.map((corpus) => (1000 * indexMs(corpus)) / corpus.sections);
  const growth = Math.max(...rates.map((rate, at) => rate / (rates[at - 1] ?? rate)));
  return [
    {
      wanted: `index time linear: per section at most ${WANTED.linearity} times from one size to the next`,
      measured: `${rates.map((rate) => number(rate)).join(', ')} ms per 1,000 sections; at most ${number(growth)} times`,
      met: growth <= WANTED.linearity,
    },
  ];
}

export function verdictReport(result: Result): string {
  const rows = verdicts(result).map(({ wanted, measured, met }) => [wanted, measured, met ? 'yes' : '**no**']);
  return `## Wanted and measured\n\n${table([['Wanted', 'Measured', 'Met'], ...rows])}\n\nTook ${number(result.tookS)} s.\n`;
}

function indexMs({ starts }: CorpusResult): number {
  return median(starts.map((start) => start.corpusMs + start.indexMs + start.lexiconMs));
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

function number(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  const size = Math.abs(value);
  return size >= 100 ? count(Math.round(value)) : value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

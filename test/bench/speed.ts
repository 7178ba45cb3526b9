import { readContent } from '#src/content/read-content.ts';
import { askEngine, documentsOf, type Engine, ORAMA, openCore, rivals } from './engines.ts';
import type { Job, Speed } from './jobs.ts';
import { collectGarbage, mb, median, percentile, timed } from './timing.ts';

/** Questions asked before any is timed. */
const WARM_UP = 100;

/** An engine with what it took to open it and what it is asked. */
type Opened = { readonly engine: Engine; readonly openMs: number; readonly heapMb: number };
type Plan = Opened & { readonly questions: readonly string[]; readonly rounds: number; readonly times: number[][] };

/** Asks all engines in turns, round after round, so that a busy machine is as busy for each. */
export async function measureSpeed(job: Extract<Job, { kind: 'speed' }>, list: readonly string[]): Promise<Speed[]> {
  const plans: Plan[] = [];
  for (const opened of await openAll(job.dir))
    plans.push({ ...opened, ...(await planFor(opened.engine, list, job)), times: [] });
  for (let round = 0; round < job.rounds; round += 1)
    for (const { engine, questions, rounds, times } of plans)
      if (round < rounds) times.push(await askAll(engine, questions));
  return plans.map(({ engine, openMs, heapMb, questions, rounds, times }) => ({
    name: engine.name,
    openMs,
    heapMb,
    p50Ms: median(times.map(median)),
    p99Ms: median(times.map((round) => percentile(round, 0.99))),
    maxMs: median(times.map((round) => Math.max(...round))),
    asked: questions.length,
    rounds,
  }));
}

async function openAll(dir: string): Promise<Opened[]> {
  const files = readContent(dir);
  const empty = heapMb();
  const core = await timed(() => openCore(files));
  const opened: Opened[] = [{ engine: askEngine(core.result.ask), openMs: core.ms, heapMb: heapMb() - empty }];
  const documents = documentsOf(core.result.corpus);
  for (const open of rivals) {
    const before = heapMb();
    const { ms, result } = await timed(() => open(documents));
    opened.push({ engine: result, openMs: ms, heapMb: heapMb() - before });
  }
  return opened;
}

/** All questions after a warm-up; of Orama as many as its time allows, spread evenly over the set. */
async function planFor(
  engine: Engine,
  list: readonly string[],
  { rounds, oramaMs }: { readonly rounds: number; readonly oramaMs: number },
): Promise<Pick<Plan, 'questions' | 'rounds'>> {
  if (engine.name !== ORAMA) {
    await askAll(engine, list.slice(0, WARM_UP));
    return { questions: list, rounds };
  }
  const sample = list.filter((_, at) => at % Math.ceil(list.length / 10) === 0);
  const each = (await askAll(engine, sample)).reduce((sum, ms) => sum + ms, 0) / sample.length;
  const affordable = Math.max(1, Math.floor(oramaMs / each));
  if (affordable >= list.length)
    return { questions: list, rounds: Math.min(rounds, Math.floor(affordable / list.length)) };
  const step = Math.ceil(list.length / affordable);
  return { questions: list.filter((_, at) => at % step === 0), rounds: 1 };
}

async function askAll(engine: Engine, questions: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) times.push((await timed(() => engine.run(question))).ms);
  return times;
}

function heapMb(): number {
  collectGarbage();
  return mb(process.memoryUsage().heapUsed);
}

/** One measurement in a process of its own, so that no other corpus' memory and compiled code is in it. */
import { readFileSync } from 'node:fs';
import 'dotenv';
import '#adapters/console/adapter.ts';
import '#adapters/console/json-lines.ts';
import '#src/answer/suggest.ts';
import '#src/command-line.ts';
import '#src/config.ts';
import '#src/content/revision.ts';
import '#src/service/logger.ts';
import { readContent } from '#src/content/read-content.ts';
import { newConversation } from '#src/document/answer.ts';
import { openCore } from './engines.ts';
import type { Job, Odd, Outcome, Resident, Started, Steady } from './jobs.ts';
import { measureSpeed } from './speed.ts';
import { collectGarbage, mb, median, timed } from './timing.ts';

if (process.send) {
  const job: Job = JSON.parse(process.argv[2] ?? '');
  process.send(await measure(job));
}

function measure(job: Job): Promise<Outcome[Job['kind']]> {
  switch (job.kind) {
    case 'start':
      return measureStart(job.dir);
    case 'speed':
      return measureSpeed(job, readList(job.questions));
    case 'resident':
      return measureResident(job.dir, readList(job.questions));
    case 'steady':
      return measureSteady(job.dir, readList(job.questions), job.after);
    case 'odd':
      return measureOdd(job.dir, job.odd);
    default:
      return job satisfies never;
  }
}

function readList(path: string): string[] {
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function measureStart(dir: string): Promise<Started> {
  const { ask, corpus, stages } = openCore(readContent(dir));
  await ask({ text: 'what is a service?' }, newConversation);
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return { ...stages, sections: corpus.sections.length, rssMb: mb(rss), heapMb: mb(heapUsed) };
}

/** As the real process: all modules of src/main.ts loaded (see the imports) and no garbage collected but by node itself. */
async function measureResident(dir: string, questions: readonly string[]): Promise<Resident> {
  const { ask } = openCore(readContent(dir));
  for (const question of questions) await ask({ text: question }, newConversation);
  return { rssMb: mb(process.memoryUsage().rss), maxRssMb: process.resourceUsage().maxRSS / 1024 };
}

async function measureSteady(dir: string, questions: readonly string[], after: number): Promise<Steady> {
  const { ask } = openCore(readContent(dir));
  const memoryAfter = async (list: readonly string[]) => {
    for (const question of list) await ask({ text: question }, newConversation);
    collectGarbage();
    return process.memoryUsage();
  };
  const early = await memoryAfter(questions.slice(0, after));
  const late = await memoryAfter(questions.slice(after));
  return {
    heapGrowthMb: mb(late.heapUsed - early.heapUsed),
    rssGrowthMb: mb(late.rss - early.rss),
    heapMb: mb(late.heapUsed),
  };
}

async function measureOdd(dir: string, path: string): Promise<Odd[]> {
  const odd: { name: string; question: string }[] = JSON.parse(readFileSync(path, 'utf8'));
  const { ask } = openCore(readContent(dir));
  await ask({ text: 'what is a service?' }, newConversation);
  const measured: Odd[] = [];
  for (const { name, question } of odd) {
    const times: number[] = [];
    let kind = '';
    for (let round = 0; round < 7; round += 1) {
      const { ms, result } = await timed(() => ask({ text: question }, newConversation));
      times.push(ms);
      kind = result.title === 'Too long' ? 'refused as too long' : result.kind;
    }
    measured.push({ name, firstMs: times[0] ?? 0, medianMs: median(times), kind });
  }
  return measured;
}

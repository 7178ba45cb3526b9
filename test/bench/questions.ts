import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '#src/content/corpus.ts';
import type { MadeSection } from './corpus-maker.ts';
import { createRandom, type Random, withTypo } from './random.ts';

const TYPO_SHARE = 0.25;
const OPENINGS = [
  'how do i',
  'what is',
  'why does my',
  'can i use',
  'is there a',
  'explain',
  'hi, which',
  'where is the',
];
const LINKS = ['with', 'in', 'and', 'without', 'on the', 'for', 'or'];

/** Questions about made sections: 2 to 12 words, some names, stop words, a typo in every fourth. */
export function makeQuestions(sections: readonly MadeSection[], count: number): string[] {
  const random = createRandom(count + sections.length);
  const names = sections.flatMap(({ name }) => name ?? []);
  return Array.from({ length: count }, () => {
    const question = makeQuestion(random.pick(sections), names, random);
    const short = question.split(' ').slice(0, 12).join(' ');
    return random.chance(TYPO_SHARE) ? withTypo(short, random) : short;
  });
}

function makeQuestion(section: MadeSection, names: readonly string[], random: Random): string {
  const topics = section.topics.slice(0, 1 + random.below(section.topics.length));
  const kind = random.next();
  if (kind < 0.15 && names.length > 1) {
    const [name, other] = [random.pick(names), random.pick(names)];
    return random.pick([
      `what is ${name}`,
      `${name} vs ${other}`,
      `${name} ${topics[0]}`,
      `does ${name} support ipv6?`,
    ]);
  }
  if (kind < 0.2) return `which ${topics.join(' ')} support encryption?`;
  if (kind < 0.45) {
    const from = random.below(section.words.length - 12);
    return section.words.slice(from, from + 2 + random.below(11)).join(' ');
  }
  if (kind < 0.6) return section.topics.slice(0, 2 + random.below(3)).join(' ');
  const linked = topics.map((word, at) => (at === 0 ? word : `${random.pick(LINKS)} ${word}`)).join(' ');
  return `${random.pick(OPENINGS)} ${linked}${random.chance(0.5) ? '?' : ''}`;
}

/** The relevance set's questions if there is one, else titles and typical wordings as people would type them. */
export function shippedQuestions(root: string, corpus: Corpus, count: number): { from: string; questions: string[] } {
  const relevance = relevanceQuestions(join(root, 'test/relevance'));
  if (relevance.length > 0)
    return { from: `${relevance.length} of test/relevance`, questions: spread(relevance, count) };
  const random = createRandom(count);
  const wordings = corpus.sections.flatMap((section) => [section.title, ...section.questions]);
  const names = corpus.entities.map((entity) => entity.name);
  const questions = Array.from({ length: count }, () => {
    const wording = random.chance(0.2) && names.length > 0 ? random.pick(names) : random.pick(wordings);
    const asked = random.chance(0.3) ? `${random.pick(OPENINGS)} ${wording}` : wording;
    const typed = random.chance(0.5) ? asked.toLowerCase() : asked;
    return random.chance(TYPO_SHARE) ? withTypo(typed, random) : typed;
  });
  return { from: 'titles, names and typical wordings with noise', questions };
}

/**
 * The question asked at each turn by Zipf's law: the n-th most popular one is asked 1/n as often as the first, as is
 * found of queries to search engines. Which are popular is drawn, the same on every run.
 */
export function popularQuestions(all: readonly string[]): (turn: number) => string {
  const random = createRandom(all.length);
  const shuffled = all.map((question) => ({ question, at: random.next() })).sort((a, b) => a.at - b.at);
  let sum = 0;
  const shares = shuffled.map((_, rank) => {
    sum += 1 / (rank + 1);
    return sum;
  });
  return () => {
    const drawn = random.next() * sum;
    return shuffled[shares.findIndex((share) => share >= drawn)]?.question ?? '';
  };
}

/** At most `count` of `list`, evenly spread over it. */
export function spread<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor(at * step)]).filter(
    (item) => item !== undefined,
  );
}

function relevanceQuestions(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const questions = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.jsonl?$/u.test(path))
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(dir, path), 'utf8');
      const values: unknown[] = path.endsWith('l')
        ? text.split('\n').flatMap((line): unknown[] => (line.trim() === '' ? [] : [JSON.parse(line)]))
        : [JSON.parse(text)];
      return values.flat().flatMap(questionOf);
    });
  return [...new Set(questions)];
}

function questionOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = 'query' in value ? value.query : 'question' in value ? value.question : undefined;
  return typeof found === 'string' ? [found] : [];
}

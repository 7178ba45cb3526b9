import { createRandom } from './random.ts';

/** Scripts with thousands of like characters: only each 1,024th is taken. */
const LARGE_BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0x3400, 0xa48f],
  [0xac00, 0xd7a3],
  [0xe000, 0xf8ff],
  [0x12000, 0x1254f],
  [0x13000, 0x14fff],
  [0x16800, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1d800, 0x1daaf],
  [0x20000, 0x10ffff],
];

/** Questions that nobody asks in earnest, by what they are. */
export function oddQuestions(words: readonly string[]): { name: string; question: string }[] {
  const random = createRandom(7);
  let long = '';
  while (long.length < 100_000) long += `${random.pick(words)} `;
  const bytes = Uint8Array.from({ length: 4000 }, () => random.below(256));
  return [
    { name: '100,000 characters of words', question: long.slice(0, 100_000) },
    { name: '3,990 characters of words (the most that is read)', question: long.slice(0, 3990) },
    { name: '100,000 times one letter', question: 'a'.repeat(100_000) },
    { name: 'binary noise, 4,000 bytes as Latin-1', question: Buffer.from(bytes).toString('latin1') },
    { name: 'binary noise, 4,000 bytes as UTF-8', question: Buffer.from(bytes).toString('utf8') },
    { name: 'a sample of every Unicode block', question: everyBlock() },
  ];
}

/** Blocks begin at multiples of 16, so one assigned character of each 16 samples them all. In words of 12 characters. */
function everyBlock(): string {
  const sample: string[] = [];
  for (let row = 0; row <= 0x10ffff; row += 16) {
    const large = LARGE_BLOCKS.some(([from, to]) => row >= from && row <= to);
    if ((large && row % 1024 !== 0) || (row >= 0xd800 && row <= 0xdfff)) continue;
    const character = assignedIn(row);
    if (character === undefined) continue;
    sample.push(character, sample.length % 13 === 12 ? ' ' : '');
  }
  return sample.join('');
}

function assignedIn(row: number): string | undefined {
  const characters = Array.from({ length: 16 }, (_, at) => String.fromCodePoint(row + at));
  return (
    characters.find((character) => /^[\p{L}\p{N}]$/u.test(character)) ??
    characters.find((character) => !/^\p{Cn}$/u.test(character))
  );
}

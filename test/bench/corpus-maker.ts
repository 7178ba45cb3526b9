import type { SourceFile } from '#src/content/types.ts';
import { createRandom, type Random } from './random.ts';
import { capital, createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What a made section says, for asking about it. */
export type MadeSection = {
  readonly topics: readonly string[];
  readonly words: readonly string[];
  readonly name: string | null;
};
export type MadeCorpus = { readonly files: readonly SourceFile[]; readonly sections: readonly MadeSection[] };

const SECTIONS_A_FILE = 100;
/** A chapter's own section and those below it. */
const SECTIONS_A_CHAPTER = 8;
const NAMED_SHARE = 0.08;
const ASKED_SHARE = 0.3;
const TABLE_SHARE = 0.04;
/** How much of a section's text is about its topics. */
const TOPIC_SHARE = 0.2;
const ATTRIBUTES =
  'Licence,Status,Layer,Encryption,Routing,Overlay,Network policy,IPv6,Protocol,Default port,Scope,Maintainer'.split(
    ',',
  );
const VALUES = ['yes', 'no', 'optional, off by default', 'none', 'active', 'archived, read only', 'layer 3', 'TCP'];

/** Writes `size` sections as org files: the same ones for the same words and size. */
export function makeCorpus(knownWords: readonly string[], size: number): MadeCorpus {
  const random = createRandom(size);
  const vocabulary = createVocabulary(knownWords, random);
  const files: SourceFile[] = [];
  const sections: MadeSection[] = [];
  const names: string[] = [];
  while (sections.length < size) {
    const lines = [`#+TITLE: ${titleOf(topics(vocabulary, 2))}`, ''];
    for (let count = 0; count < SECTIONS_A_FILE && sections.length < size; count += 1) {
      const section = makeSection(vocabulary, random);
      if (section.name !== null) names.push(section.name);
      sections.push(section);
      lines.push(...sectionLines(section, count % SECTIONS_A_CHAPTER === 0 ? 1 : 2, random), '');
      if (random.chance(TABLE_SHARE)) lines.push(...tableLines(names, vocabulary, random), '');
    }
    files.push({ path: `part-${String(files.length).padStart(4, '0')}.org`, text: `${lines.join('\n')}\n` });
  }
  return { files, sections };
}

function topics(vocabulary: Vocabulary, count: number): string[] {
  return Array.from({ length: count }, () => vocabulary.topic());
}

function titleOf(words: readonly string[]): string {
  return capital(words.join(' '));
}

function makeSection(vocabulary: Vocabulary, random: Random): MadeSection {
  const name = random.chance(NAMED_SHARE) ? vocabulary.newName() : null;
  const about = topics(vocabulary, 4);
  const length = 50 + random.below(50);
  const words = Array.from({ length }, () => {
    if (!random.chance(TOPIC_SHARE)) return vocabulary.draw();
    return name !== null && random.chance(0.3) ? name : random.pick(about);
  });
  return { topics: about, words, name };
}

function sectionLines(section: MadeSection, level: number, random: Random): string[] {
  const asked = section.name === null && random.chance(ASKED_SHARE);
  const [first = '', second = '', third = ''] = section.topics;
  const title = section.name ?? (asked ? `How does ${first} ${second} ${third}?` : titleOf([first, second, third]));
  const half = Math.ceil(section.words.length / 2);
  return [
    `${'*'.repeat(level)} ${title}`,
    ':PROPERTIES:',
    ...(section.name === null ? [] : [`:ALIASES: ${section.name} ${first}`]),
    ...(asked ? [`:QUESTIONS: what is ${first} for? | ${second} without ${third} | why is my ${first} ${third}`] : []),
    ':AS_OF: 2026-11-23',
    `:SOURCES: https://example.org/${encodeURIComponent(first)}/${encodeURIComponent(second)}`,
    ':END:',
    '',
    ...sentences(section.words.slice(0, half), random),
    '',
    ...sentences(section.words.slice(half), random).map((line) =>
      section.words.length % 3 === 0 ? `- ${line}` : line,
    ),
  ];
}

function sentences(words: readonly string[], random: Random): string[] {
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += 12) {
    const part = words.slice(at, at + 12).map((word) => (random.chance(0.03) ? markUp(word, random) : word));
    lines.push(`${capital(part.join(' '))}.`);
  }
  return lines;
}

function markUp(word: string, random: Random): string {
  return random.pick([`*${word}*`, `=${word}=`, `/${word}/`, `[[https://example.org/${word}][${word}]]`]);
}

/** Facts about things named before and about some that only tables name. */
function tableLines(names: readonly string[], vocabulary: Vocabulary, random: Random): string[] {
  const first = random.below(ATTRIBUTES.length - 2);
  const rows = Array.from({ length: 3 + random.below(4) }, () => {
    const name = names.length > 0 && random.chance(0.6) ? random.pick(names) : vocabulary.newName();
    return [name, random.pick(VALUES), random.pick(VALUES), `${vocabulary.draw()} ${vocabulary.draw()}`];
  });
  const header = [capital(vocabulary.topic()), ...ATTRIBUTES.slice(first, first + 3)];
  return [header, ['---'], ...rows].map((cells) => (cells.length === 1 ? '|---|' : `| ${cells.join(' | ')} |`));
}

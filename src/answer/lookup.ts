import { MEANING_KEY, STATUS_KEY, SUMMARY_KEY } from '#src/content/attribute-keys.ts';
import type { Entity, Fact, Section } from '#src/content/corpus.ts';
import type { Action, Answer } from '#src/document/answer.ts';
import { factHeaders, paragraph, strong, table, text } from '#src/document/build.ts';
import type { Block, Inline } from '#src/document/nodes.ts';
import { plainText } from '#src/document/plain-text.ts';
import type { Query } from '#src/query/query.ts';
import { hasEnded, truthOf } from '#src/query/truth.ts';
import { termsIn } from '#src/search/tokenize.ts';
import {
  blockOf,
  entityOf,
  joinValues,
  type Knowledge,
  oldestDate,
  placesOf,
  sectionsAbout,
  sourcesOr,
} from './knowledge.ts';
import { CERTAIN, MAX_PASSAGE_CHARS, UNSPOKEN_CONFIDENCE } from './tuning.ts';

type Asked = Pick<Extract<Query, { intent: 'lookup' }>, 'slug' | 'attributes' | 'corrections'> & {
  /** What is asked for that the card does not hold. */
  readonly unspoken?: readonly string[];
};

/** Headers that other people's tables have for a summary count as one. */
const SUMMARY_KEYS = new Set([SUMMARY_KEY, 'whatitis', 'description']);
const OFFERED_COMPARISONS = 3;

/** The card of one thing: what it is, its facts, the rest of its own section, and what to compare it with. */
export function composeLookup(knowledge: Knowledge, { slug, attributes, corrections, unspoken = [] }: Asked): Answer {
  const entity = entityOf(knowledge, slug);
  const sections = sectionsAbout(knowledge, entity);
  const asked = entity.facts.filter((fact) => attributes.includes(fact.key));
  const focused = attributes.length > 0;
  const blocks = [
    ...unspokenNotice(entity, unspoken),
    ...(focused ? focusedBlocks(knowledge, entity, asked, attributes, sections) : cardBlocks(entity, sections)),
  ];
  const used = focused && asked.length > 0 ? asked : entity.facts;
  return {
    kind: 'lookup',
    title:
      focused && asked.length > 0
        ? `${entity.name}: ${[...new Set(asked.map((fact) => fact.attribute))].join(', ')}`
        : entity.name,
    blocks,
    corrections,
    entities: [slug],
    sources: sourcesOr(
      knowledge,
      [
        ...sections.slice(0, 1).flatMap((section) => section.sources),
        ...used.flatMap((fact) => fact.sources),
        ...entity.sources,
      ],
      used,
    ),
    places: placesOf(knowledge, [
      ...sections.slice(0, 1),
      ...used.map((fact) => fact.place),
      ...(sections.length + used.length === 0 ? entity.places : []),
    ]),
    ...oldestDate([
      ...sections.slice(0, 1),
      ...used.flatMap((fact) => knowledge.corpus.section.get(fact.sectionId) ?? []),
    ]),
    confidence: unspoken.length > 0 ? UNSPOKEN_CONFIDENCE : CERTAIN,
    actions: comparisonsOf(knowledge, entity),
    conversation: {
      entities: [slug],
      attributes: [...attributes],
      kind: 'lookup',
      shown: sections.slice(0, 1).map((section) => section.id),
      next: sections.slice(1).map((section) => section.id),
    },
  };
}

/** Said before a card that answers only a part of the question. */
function unspokenNotice({ name }: Entity, unspoken: readonly string[]): Block[] {
  if (unspoken.length === 0) return [];
  const named = unspoken.slice(0, MAX_UNSPOKEN).join(', ');
  return [paragraph(text(`This is what my notes say of ${name} as such; it does not speak of this: ${named}.`))];
}

/** A longer list helps nobody: the question is then about something else. */
const MAX_UNSPOKEN = 3;

function cardBlocks(entity: Entity, sections: readonly Section[]): Block[] {
  const [first] = sections;
  const parts = first?.body.map(blockOf) ?? [];
  const lead = parts[0]?.type === 'paragraph' ? parts[0] : summaryOf(entity);
  const others = parts[0]?.type === 'paragraph' ? parts.slice(1) : parts;
  const facts = entity.facts.filter((fact) => !saysWhatItIs(fact) || (lead === undefined && fact.text !== ''));
  const blocks = [...endedNotice(entity), ...(lead ? [lead] : []), ...factBlocks(facts), ...others];
  return blocks.length > 0
    ? withinLimit(blocks)
    : [paragraph(text(`The content names ${entity.name} but says nothing about it.`))];
}

/** Whole blocks up to the limit, at least the first two; what is left is named. */
function withinLimit(blocks: readonly Block[]): Block[] {
  let chars = 0;
  const kept = blocks.filter((block, at) => {
    chars += plainText([block]).length;
    return at < 3 || chars <= 2 * MAX_PASSAGE_CHARS;
  });
  return kept.length === blocks.length
    ? kept
    : [...kept, paragraph(text('There is more in the section linked below.'))];
}

function endedNotice(entity: Entity): Block[] {
  const status = entity.facts.find((fact) => fact.key === STATUS_KEY);
  return status && hasEnded(status.text) ? [paragraph(strong('Status: '), ...status.value)] : [];
}

function summaryOf(entity: Entity): Block | undefined {
  const summary = joinValues(summaryFacts(entity));
  return summary === null ? undefined : paragraph(...summary);
}

/** Whether a fact only tells what the thing is; a card and a comparison tell that in their own place. */
export function saysWhatItIs({ key }: Fact): boolean {
  return SUMMARY_KEYS.has(key) || key === MEANING_KEY;
}

/** The summary cells, or the glossary's where there are none. */
function summaryFacts({ facts }: Entity): Fact[] {
  const own = facts.filter(({ key }) => SUMMARY_KEYS.has(key));
  return own.length > 0 ? own : facts.filter(({ key }) => key === MEANING_KEY);
}

/** What the thing is, in one line: its summary cell, or the first sentence of its own section. */
export function oneLine(knowledge: Knowledge, entity: Entity): readonly Inline[] | null {
  return joinValues(entity.facts.filter(({ key }) => SUMMARY_KEYS.has(key))) ?? definition(knowledge, entity);
}

/** The first sentence of the thing's own section, else its summary cell. */
function definition(knowledge: Knowledge, entity: Entity): readonly Inline[] | null {
  const [first] = sectionsAbout(knowledge, entity).flatMap((section) => section.body.slice(0, 1));
  if (first?.kind !== 'block' || first.block.type !== 'paragraph') return summaryFacts(entity)[0]?.value ?? null;
  const sentence = /^.+?[.!?](?=\s|$)/su.exec(plainText([first.block]))?.[0];
  return [text(sentence ?? plainText([first.block]))];
}

function factTable(facts: readonly Fact[]): Block {
  return table([
    [[text(factHeaders.attribute)], [text(factHeaders.value)]],
    ...facts.map((fact) => [[text(fact.attribute)], fact.value]),
  ]);
}

/** What the tables say of one thing, under its name. */
export function cellTable({ name }: Entity, facts: readonly Fact[]): Block {
  return table([
    [[text('Name')], ...facts.map((fact) => [text(fact.attribute)])],
    [[text(name)], ...facts.map((fact) => fact.value)],
  ]);
}

/** The facts as a table; those that the sources do not state are named in one line instead of a row each. */
function factBlocks(facts: readonly Fact[]): Block[] {
  const stated = facts.filter((fact) => truthOf(fact.text) !== 'unknown');
  const missing = facts.filter((fact) => !stated.includes(fact) && !stated.some((other) => other.key === fact.key));
  const note = `Not stated by the sources: ${missing.map((fact) => fact.attribute).join(', ')}.`;
  return [...(stated.length > 0 ? [factTable(stated)] : []), ...(missing.length > 0 ? [paragraph(text(note))] : [])];
}

function focusedBlocks(
  knowledge: Knowledge,
  entity: Entity,
  asked: readonly Fact[],
  attributes: readonly string[],
  sections: readonly Section[],
): Block[] {
  if (asked.length > 0) {
    const line = definition(knowledge, entity);
    return [
      ...endedNotice(entity).filter(() => !attributes.includes(STATUS_KEY)),
      factTable(asked),
      ...(line ? [paragraph(...line)] : []),
    ];
  }
  const card = cardBlocks(entity, sections);
  const held = new Set(termsIn(plainText(card)));
  // What the card says in its own words need not stand in a table.
  const missing = knowledge.lexicon.attributes.filter(
    ({ key, terms }) => attributes.includes(key) && !terms.some((term) => held.has(term)),
  );
  if (missing.length === 0) return card;
  const names = missing.map(({ name }) => name).join(', ');
  return [paragraph(text(`The tables have no entry on this for ${entity.name}: ${names}. What there is:`)), ...card];
}

function comparisonsOf({ corpus }: Knowledge, entity: Entity): Action[] {
  return corpus.sections
    .filter((section) => section.compares.includes(entity.slug))
    .slice(0, OFFERED_COMPARISONS)
    .map((section) => {
      const names = section.compares.map((slug) => corpus.entity.get(slug)?.name ?? slug);
      return { label: names.join(' vs '), query: names.join(' vs ') };
    });
}

import { describe, expect, it } from 'vitest';
import { createAsk } from '#src/answer/ask.ts';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { createIndex } from '#src/search/index.ts';

function asking(text: string) {
  const corpus = buildCorpus([{ path: 'boats.org', text }]);
  const ask = createAsk({ corpus, lexicon: createLexicon(createIndex(corpus)), linkTo: () => undefined });
  return (question: string) => ask({ text: question }, newConversation);
}

const sources = (...urls: string[]) => `:PROPERTIES:\n:SOURCES: ${urls.join(' ')}\n:END:\n`;

describe('a comparison of things that do not share every attribute', () => {
  const table = (columns: string, ...rows: string[]) => `| Boat | ${columns} |\n|--+--|\n${rows.join('\n')}\n`;
  const shared = table('Sails | Crew | Hull', '| Dinghy | 1 | 2 | wood |', '| Ketch | 2 | 4 | steel |');
  const lone = table('Engine', '| Ketch | diesel |', '| Tug | steam |');

  it('names what the content has of one alone below the table', async () => {
    const { blocks } = await asking(`* Boats\n${shared}* Engines\n${lone}`)('dinghy vs ketch');
    expect(plainText(blocks)).toContain('Of Ketch alone I also have: Engine.');
    expect(plainText(blocks)).not.toContain('not stated');
  });
  it('keeps it in the table when it is asked for, or when little else is there', async () => {
    const asked = await asking(`* Boats\n${shared}* Engines\n${lone}`)('dinghy vs ketch engine');
    expect(plainText(asked.blocks)).toContain('Engine | not stated | diesel');
    const few = table('Sails', '| Dinghy | 1 |', '| Ketch | 2 |');
    const { blocks } = await asking(`* Boats\n${few}* Engines\n${lone}`)('dinghy vs ketch');
    expect(plainText(blocks)).toContain('Engine | not stated | diesel');
  });
});

describe('a list', () => {
  it('cites pages on what it lists and on the whole table, not on what is left out', async () => {
    const urls = ['https://example.org/dinghy', 'https://example.org/ketch', 'https://example.org/harbour'];
    const rows = '| Dinghy | yes |\n| Ketch | no |\n| Tug | yes |\n';
    const answer = await asking(`* Boats\n${sources(...urls)}| Boat | Oars |\n|--+--|\n${rows}`)(
      'which boats have oars',
    );
    expect('sources' in answer && answer.sources.map(({ url }) => url)).toEqual([urls[0], urls[2]]);
  });
});

describe('a card asked for what its facts do not state', () => {
  it('gives way to the section that answers', async () => {
    const section =
      '* How deep does a ketch lie?\n:PROPERTIES:\n:QUESTIONS: draught of a ketch with all its cargo\n:END:\nTwo metres.\n';
    const tables =
      '* Boats\n| Boat | Sails |\n|--+--|\n| Ketch | 2 |\n* Ships\n| Ship | Cargo |\n|--+--|\n| Tanker | oil |\n';
    const answer = await asking(`${tables}${section}`)('draught of a ketch with cargo');
    expect(answer).toMatchObject({ kind: 'passage', title: 'How deep does a ketch lie?' });
  });
  it('says so, and shows what there is, where no section answers', async () => {
    const text =
      '* Boats\n| Boat | Sails |\n|--+--|\n| Ketch | 2 |\n* Ships\n| Ship | Cargo |\n|--+--|\n| Tanker | oil |\n';
    const { blocks } = await asking(text)('ketch cargo');
    expect(plainText(blocks)).toMatch(
      /^This is what my notes say of Ketch as such; it does not speak of this: Cargo\.[\s\S]*Sails/u,
    );
  });
  it('says so where its own table leaves the cell empty', async () => {
    const { blocks } = await asking(
      '* Boats\n| Boat | Sails | Crew |\n|--+--+--|\n| Ketch | 2 | |\n| Sloop | 1 | 3 |\n',
    )('ketch crew');
    expect(plainText(blocks)).toMatch(
      /^The tables have no entry on this for Ketch: Crew\. What there is:[\s\S]*Sails/u,
    );
  });
  it('does not say so where its own section speaks of it', async () => {
    const text =
      '* Boats\n| Boat | Sails | Crew |\n|--+--+--|\n| Ketch | 2 | |\n| Sloop | 1 | 3 |\n* Ketch\nA ketch sails with a crew of four.\n';
    const { blocks } = await asking(text)('ketch crew');
    expect(plainText(blocks)).toMatch(/^A ketch sails with a crew of four\./u);
  });
  it('names the words that it does not hold, and only those', async () => {
    const text =
      '* Boats\n| Boat | Sails |\n|--+--|\n| Ketch | 2 |\n* Ketch\nA ketch sails with a crew of four over the sea.\n';
    const { blocks } = await asking(text)('does the crew of a ketch in kubernetes varnish it over the sea');
    expect(plainText(blocks)).toMatch(
      /^This is what my notes say of Ketch as such; it does not speak of this: “varnish”\./u,
    );
  });
});

describe('a section on many things that answers a question about one', () => {
  const text =
    '* Boats\n| Boat | Heating |\n|--+--|\n| Ketch | yes, with diesel |\n| Sloop | |\n* Heating below the deck of boats\n:PROPERTIES:\n:QUESTIONS: is there heating below the deck of a boat\n:END:\nFew boats are warm at night.\n';
  const read = async (question: string) => {
    const { title, blocks } = await asking(text)(question);
    return { title, text: plainText(blocks) };
  };
  it('comes after what the table says of that one', async () => {
    const { title, text: shown } = await read('does the ketch have heating below the deck of the boat');
    expect(title).toBe('Heating below the deck of boats');
    expect(shown).toMatch(/^Name \| Heating\nKetch \| yes, with diesel\n+Few boats/u);
  });
  it.each([
    ['the cell is empty', 'does the sloop have heating below the deck of the boat'],
    ['more is asked than whether', 'where is heating below the deck of the ketch, a boat'],
  ])('comes alone where %s', async (_, question) => {
    expect((await read(question)).text).toMatch(/^Few boats/u);
  });
});

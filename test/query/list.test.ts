import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';

const lexiconOf = (text: string) => createLexicon(createIndex(buildCorpus([{ path: 'a.org', text }])));

describe('how a question may name a group', () => {
  const namesOf = (title: string, header: string) => {
    const [name] = lexiconOf(`* ${title}\n| ${header} | Size |\n|--+--|\n| uno | 1 |\n| duo | 2 |\n`).groups;
    return name && { title: [...name.title], noun: [...name.noun], headers: [...name.headers] };
  };
  it.each([
    ['Ports that drums open', 'Port', { title: ['port', 'drum', 'open'], noun: ['port'], headers: ['port'] }],
    ['Drums: ports', 'Name', { title: ['drum', 'port'], noun: ['drum'], headers: [] }],
    ['Which ports must be open?', 'Port', { title: [], noun: [], headers: ['port'] }],
    ['Kinds of Kubernetes tunnels at a glance', 'Tunnel', { title: ['tunnel'], noun: [], headers: ['tunnel'] }],
  ])('%j above a column %j', (title, header, expected) => {
    expect(namesOf(title, header)).toEqual(expected);
  });
});

const DRUMS = `* Drums: basics
| Drum | Metal  | Ports | Note                                                        |
|------+--------+-------+-------------------------------------------------------------|
| uno  | copper | yes   | was once made of silver, which nobody could afford any more |
| duo  | iron   | no    | came with a silver spoon in its mouth, as the story goes it |
* Ports that drums open
| Port       | Direction |
|------------+-----------|
| relay port | inwards   |
| mast port  | outwards  |
* Symptoms: slow Services
| Symptom      | Cause |
|--------------+-------|
| late service | rain  |
| lost service | snow  |
`;
const drums = lexiconOf(DRUMS);

describe('which group is listed', () => {
  const listed = (question: string) => {
    const query = understand(drums, question, newConversation);
    return query.intent === 'list' ? query.group.title : query.intent;
  };
  it.each([
    ['which ports do the drums open', 'Ports that drums open'],
    ['which drums have ports', 'Drums: basics'],
    ['list all drums', 'Drums: basics'],
    ['which symptoms are there', 'Symptoms: slow Services'],
    ['which service has rain', 'question'],
  ])('%j: %s', (question, expected) => {
    expect(listed(question)).toBe(expected);
  });
});

describe('the column of a condition', () => {
  it.each([
    ['short values are conditions', 'which drums are copper', [{ attribute: 'metal', words: ['copper'] }]],
    ['prose is one where it is named', 'which drums have a note on silver', [{ attribute: 'note' }]],
  ])('%s', (_, question, filters) => {
    expect(understand(drums, question, newConversation)).toMatchObject({ intent: 'list', filters });
  });
  it.each([
    ['which drums do not have ports', false],
    ["which drums don't have ports", false],
    ["which drums don't come with ports", false],
    ['which drums do come with ports', true],
  ])('%j: wanted is %s', (question, wanted) => {
    const filters = [{ kind: 'has', attribute: 'ports', wanted }];
    expect(understand(drums, question, newConversation)).toMatchObject({ intent: 'list', filters });
  });
  it.each([
    ['which players have a drum replacement', true],
    ['which players can replace the drum', true],
    ['which players work without a drum', true],
    ["which players don't need a drum", true],
    ['which players have no drum replacement', false],
    ['which players need a drum', false],
  ])('what does away with a thing, by %j: wanted is %s', (question, wanted) => {
    const players = lexiconOf('* Players\n| Player | Drum replacement |\n|--+--|\n| ann | yes |\n| ben | no |\n');
    const filters = [{ kind: 'has', attribute: 'drumreplacement', wanted }];
    expect(understand(players, question, newConversation)).toMatchObject({ intent: 'list', filters });
  });
  it('prose is none', () => {
    expect(understand(drums, 'which drums are silver', newConversation).intent).toBe('question');
  });
});

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
    ['Ports that plugins need', 'Port', { title: ['port', 'plugin', 'need'], noun: ['port'], headers: ['port'] }],
    ['Plugins: ports', 'Name', { title: ['plugin', 'port'], noun: ['plugin'], headers: [] }],
    ['Which ports must be open?', 'Port', { title: [], noun: [], headers: ['port'] }],
    ['Kinds of Kubernetes tunnels at a glance', 'Tunnel', { title: ['tunnel'], noun: [], headers: ['tunnel'] }],
  ])('%j above a column %j', (title, header, expected) => {
    // "need" is a word of chat and names nothing.
    expect(namesOf(title, header)).toEqual({ ...expected, title: expected.title.filter((term) => term !== 'need') });
  });
});

const PLUGINS = `* Plugins: basics
| Plugin | Metal  | Note                                                        |
|--------+--------+-------------------------------------------------------------|
| uno    | copper | was once made of silver, which nobody could afford any more |
| duo    | iron   | came with a silver spoon in its mouth, as the story goes it |
* Ports that plugins need
| Port       | Direction |
|------------+-----------|
| relay port | inwards   |
| mast port  | outwards  |
* Symptoms: Services
| Symptom      | Cause |
|--------------+-------|
| slow service | rain  |
| lost service | snow  |
`;

describe('which group is listed', () => {
  const lexicon = lexiconOf(PLUGINS);
  const listed = (question: string) => {
    const query = understand(lexicon, question, newConversation);
    return query.intent === 'list' ? query.group.title : query.intent;
  };
  it.each([
    ['which ports do the plugins need', 'Ports that plugins need'],
    ['which plugins need ports', 'Plugins: basics'],
    ['list all plugins', 'Plugins: basics'],
    ['which symptoms are there', 'Symptoms: Services'],
    ['which service is best for rain', 'question'],
    ['which service has rain', 'question'],
  ])('%j: %s', (question, expected) => {
    expect(listed(question)).toBe(expected);
  });
});

describe('the column of a condition', () => {
  const lexicon = lexiconOf(PLUGINS);
  it.each([
    ['short values are conditions', 'which plugins are copper', [{ attribute: 'metal', words: ['copper'] }]],
    ['prose is none', 'which plugins are silver', null],
    ['prose is one where it is named', 'which plugins have a note on silver', [{ attribute: 'note' }]],
  ])('%s', (_, question, filters) => {
    const query = understand(lexicon, question, newConversation);
    if (filters === null) expect(query.intent).toBe('question');
    else expect(query).toMatchObject({ intent: 'list', filters });
  });
});

import { describe, expect, it } from 'vitest';
import { buildCorpus } from '#src/content/build-corpus.ts';
import { newConversation } from '#src/document/answer.ts';
import { createLexicon } from '#src/query/lexicon.ts';
import { understand } from '#src/query/understand.ts';
import { createIndex } from '#src/search/index.ts';
import { loadKnowledge } from '#test/fixtures/small.ts';

const { lexicon: tools } = loadKnowledge('test/fixtures/content');
const lexiconOf = (text: string) => createLexicon(createIndex(buildCorpus([{ path: 'a.org', text }])));

const RELAYS = `* Words
| Term          | Meaning        |
|---------------+----------------|
| Relay         | passes it on   |
| Relay station | where it stands |
* Relay stations
| Name | Power |
|------+-------|
| Mast | 5     |
| Hut  | 9     |
`;

describe('other ways to ask what something is', () => {
  it.each([
    'what is meant by alpha-net?',
    "what's meant by alpha-net",
    'what do you mean by alpha-net',
    'so what does alpha-net stand for?',
    'what did alpha-net abbreviate',
    'what kind of alpha-net is it',
  ])('reads %j as a question for the thing', (question) => {
    expect(understand(tools, question, newConversation)).toMatchObject({ intent: 'lookup', slug: 'alpha-net' });
  });
  it('leaves a sentence that only holds the words', () => {
    const text = 'what a mean trick by alpha-net, and where does it stand for long';
    expect(understand(tools, text, newConversation)).toMatchObject({ text });
  });
});

describe('how people ask to be told', () => {
  it.each([
    'can you help me with alpha-net',
    'could someone please explain alpha-net?',
    'would u tell me more about alpha-net',
  ])('%j is a look-up', (question) => {
    expect(understand(tools, question, newConversation)).toMatchObject({ intent: 'lookup', slug: 'alpha-net' });
  });
  it('is no opening where nothing follows', () => {
    expect(understand(tools, 'can you tell me about', newConversation)).toMatchObject({
      text: 'can you tell me about',
    });
  });
});

describe('a thing that fails', () => {
  const SHIPS = `* Ships
| Ship  | Sails |
|-------+-------|
| Ketch | 2     |
* Sloop sails torn
:PROPERTIES:
:QUESTIONS: sloop is down
:END:
The ketch stays in the harbour.
`;
  const termsOf = (question: string) => {
    const query = understand(lexiconOf(SHIPS), question, newConversation);
    return 'terms' in query ? query.terms.map(({ terms }) => terms[0]) : query.intent;
  };
  it.each([
    'the ketch does not work',
    "the ketch doesn't work",
    'my ketch isnt working',
    'is the ketch down',
    'the ketch does nothing',
    'ketch stopped working',
    'ketch down!',
  ])('is asked for in one word, however it is said: %j', (question) => {
    expect(termsOf(question)).toEqual(['ketch', 'fail']);
  });
  it('is no failure where it is a name', () => {
    const lexicon = lexiconOf(
      '* Symptoms\n| Symptom | Cause |\n|--+--|\n| Sloop does nothing | rain |\n| Ketch | 2 |\n',
    );
    expect(understand(lexicon, 'Sloop does nothing vs Ketch', newConversation)).toMatchObject({
      intent: 'compare',
      slugs: ['sloop-does-nothing', 'ketch'],
    });
  });
  it.each([
    'does the ketch work',
    'how does a ketch work',
    'how do I scale the ketch down',
    'the ketch does not work with sails',
  ])('is not meant by %j', (question) => {
    expect(termsOf(question)).not.toContain('fail');
  });
});

describe('two names beside each other', () => {
  const lexicon = lexiconOf(RELAYS);
  it.each([
    'difference between a relay and a relay station',
    'relay vs relay station',
    'diff of relay and the relay station',
  ])('are compared though they also name a group: %j', (question) => {
    expect(understand(lexicon, question, newConversation)).toMatchObject({
      intent: 'compare',
      slugs: ['relay', 'relay-station'],
    });
  });
  it.each([
    'difference that a relay makes in front of a relay station',
    'where do the relay and the relay station stand',
    'difference between a relay, a relay station and another relay',
  ])('are not compared in %j', (question) => {
    expect(understand(lexicon, question, newConversation).intent).not.toBe('compare');
  });
  it.each([
    ['alpha-net bravo', 'compare'],
    ['alpha-net and bravo', 'compare'],
    ['are alpha-net and bravo', 'question'],
    ['why alpha-net and bravo', 'question'],
    ['is alpha-net faster than bravo', 'compare'],
    ['why is alpha-net faster than bravo', 'question'],
    ['is alpha-net faster than the bravo', 'compare'],
    ['does alpha-net need more than one bravo', 'question'],
    ['is bravo with alpha-net faster than before', 'question'],
    ['should I use alpha-net over bravo', 'compare'],
    ['traffic of alpha-net over bravo', 'question'],
    ['is it alpha-net or bravo', 'compare'],
    ['how to do alpha-net or bravo', 'question'],
  ])('%j: %s', (question, intent) => {
    expect(understand(tools, question, newConversation).intent).toBe(intent);
  });
});

describe('three things, two of a kind', () => {
  const lexicon = lexiconOf(
    '* Ships\n| Ship | Sails |\n|--+--|\n| Ketch | 2 |\n| Sloop | 1 |\n* Trains\n| Train | Cargo |\n|--+--|\n| Express | mail |\n',
  );
  it.each<[string, string[]]>([
    ['ketch vs sloop vs express', ['express']],
    ['express or ketch or sloop', ['express']],
    ['express: ketch or sloop', []],
    ['ketch or sloop with express', []],
  ])('%j compares those, and says what is unlike them: %j', (question, unlike) => {
    const compared = { intent: 'compare', slugs: ['ketch', 'sloop'], unlike };
    expect(understand(lexicon, question, newConversation)).toMatchObject(compared);
  });
});

describe('a path or identifier', () => {
  it.each([
    ['alphaa-net', ['alpha-net']],
    ['alphaa.net', []],
    ['alphaa:net', []],
    ['Thing.spec.template.spec.alphaNet', ['alpha-net']],
    ['is spec.alphaNet old', ['alpha-net']],
    ['spec.bravo', []],
    ['example.org.alphaNet', []],
    ['spec', []],
  ])('%j names %j: what is copied is no slip', (question, slugs) => {
    const query = understand(tools, question, newConversation);
    expect('mentions' in query && query.mentions.map(({ slug }) => slug)).toEqual(slugs);
  });
});

describe('what a comparison may be mistaken about', () => {
  const gateways = lexiconOf('* Ships\n| Ship | Sails |\n|--+--|\n| Ketch | 2 |\n| Gateway | 1 |\n');
  const compared = (question: string) => {
    const query = understand(gateways, question, newConversation);
    if (query.intent !== 'compare') throw new Error(query.intent);
    return query;
  };
  it.each([
    ['Ketch vs zzqux gateway', ['zzqux']],
    ['Ketch vs gateway', []],
    ['zzqux Ketch vs gateway', []],
    ['Ketch vs 6.8 gateway', []],
  ])('%j: words that the content lacks right before a name are %j', (question, unknown) => {
    expect(compared(question).unknown).toEqual(unknown);
  });
  it('is names of different kinds with a blank between them', () => {
    const lexicon = lexiconOf(
      '* Ships\n| Ship | Sails |\n|--+--|\n| Ketch | 2 |\n* Trains\n| Train | Cargo |\n|--+--|\n| Express | mail |\n* Cars\n| Car | Doors |\n|--+--|\n| Limousine | 4 |\n',
    );
    const isTangled = (question: string) => {
      const query = understand(lexicon, question, newConversation);
      return query.intent === 'compare' && query.tangled;
    };
    expect(isTangled('limousine vs ketch express')).toBe(true);
    expect(isTangled('limousine vs ketch, express')).toBe(false);
    expect(isTangled('limousine vs ketch vs express')).toBe(false);
  });
});

describe('a long name', () => {
  const lexicon = lexiconOf(`* Ships
| Ship                               | Sails |
|------------------------------------+-------|
| grey fishing boats of the northern sea | 1  |
| big steam paddle ferry             | 0     |
| harbour pilot cannot leave it      | 2     |
`);
  const mentioned = (question: string) => {
    const query = understand(lexicon, question, newConversation);
    return 'mentions' in query ? query.mentions.map(({ slug }) => slug) : [];
  };
  it.each([
    ['a grey fishing boat', ['grey-fishing-boats-of-the-northern-sea']],
    ['the big steam paddle', ['big-steam-paddle-ferry']],
    ['grey fishing', []],
    ['grey fishing boats of', ['grey-fishing-boats-of-the-northern-sea']],
    ['big steam', []],
    ['a harbour pilot', []],
  ])('is also said as %j: %j', (question, slugs) => {
    expect(mentioned(question)).toEqual(slugs);
  });
});

describe('an attribute', () => {
  const lexicon = lexiconOf(`* Ships
| Ship  | Sails | Crew of the ship |
|-------+-------+------------------|
| Ketch | 2     | 4                |
* Trains
| Train   | Cargo |
|---------+-------|
| Express | mail  |
`);
  it.each<[string, string[], string[]]>([
    ['ketch sails', ['sails'], []],
    ['ketch crew', ['crewoftheship'], []],
    ['ketch cargo', [], ['cargo']],
    ['express cargo', ['cargo'], []],
  ])('is asked for of what has it: %j', (question, attributes, elsewhere) => {
    const query = understand(lexicon, question, newConversation);
    if (!('columns' in query)) throw new Error(query.intent);
    expect('attributes' in query ? query.attributes : []).toEqual(attributes);
    expect(query.columns.filter((key) => !attributes.includes(key))).toEqual(elsewhere);
  });
});

describe('the name of a group', () => {
  const mentioned = (text: string, question: string) => {
    const query = understand(lexiconOf(text), question, newConversation);
    return 'mentions' in query ? query.mentions.map(({ slug }) => slug) : [];
  };
  const members = '| Name | Power |\n|--+--|\n| Relay | 5 |\n| Mast | 9 |\n';
  it.each([
    ['is what it is when a member only has a part of it', `* Relay stations\n${members}`, ['relay']],
    ['is no thing when a member has all of it', `* Relays\n${members}`, []],
    ['is no thing when a glossary has a part of it', RELAYS, []],
    ['has at most two words', RELAYS.replace('* Relay stations', '* Relay stations, masts and huts'), ['relay']],
  ])('%s', (_, text, slugs) => {
    expect(mentioned(text, 'how strong is the relay in winter')).toEqual(slugs);
  });
});

describe('what a pasted text holds beside words', () => {
  it.each([
    ['alpha-net 10.43.0.1', 'lookup', ['alphanet']],
    ['alpha-net E0504 12:30:01 node3', 'lookup', ['alphanet']],
    ['vanishing 8472', 'question', ['vanish', '8472']],
    ['vanishing 8473', 'question', ['vanish']],
    ['vanishing x', 'question', ['vanish']],
  ])('%j: a number counts only where the content has it', (question, intent, terms) => {
    const query = understand(tools, question, newConversation);
    expect({ intent: query.intent, terms: 'terms' in query && query.terms.map((term) => term.terms[0]) }).toEqual({
      intent,
      terms,
    });
  });
});

describe('small talk', () => {
  it.each([
    ['ok thx, bye', 'thanks'],
    ['thx mate', 'thanks'],
    ['thanks for the long answer on bravo', 'thanks'],
    ['hey k8snet, how r u', 'greeting'],
    ["what's up?", 'greeting'],
    ['great job!', 'acknowledgement'],
    ['it works now', 'acknowledgement'],
    ['good night all', 'farewell'],
    ['that was wrong', 'complaint'],
    ['not good', 'complaint'],
    ["you're useless lol", 'complaint'],
    ['omg thank you so so much', 'thanks'],
    ['tysm!', 'thanks'],
    ['my bad', 'acknowledgement'],
    ['thanks, how are you?', 'thanks'],
    ['👍🏽', 'acknowledgement'],
    [':+1: :tada:', 'acknowledgement'],
    ['👎', 'complaint'],
  ])('%j is %s', (text, phrase) => {
    expect(understand(tools, text, newConversation)).toEqual({ intent: 'smallTalk', phrase });
  });
  it.each([
    'what can you answer?',
    'are you ChatGPT',
    'who built you?',
    'can you help me with kubernetes networking',
    'i have a quick question',
    "I don't understand",
  ])('%j asks for help', (text) => {
    expect(understand(tools, text, newConversation).intent).toBe('help');
  });
  it.each([
    'is it good?',
    'it does not work',
    'can you help me with bravo',
    'good bravo',
    'wrong bravo',
    '...',
    'thanks, is it good?',
    'thanks! is there one for this?',
    'thanks but is it good',
    'thanks for that, is there one more?',
  ])('%j is none', (text) => {
    expect(['smallTalk', 'help']).not.toContain(understand(tools, text, newConversation).intent);
  });
  it.each([
    ['thanks a lot for the help', 'smallTalk'],
    ['thank you all so much', 'smallTalk'],
    // A pattern that can match the same words in many ways would not come back from this one.
    [`thanks${' for a'.repeat(60)} x`, 'question'],
  ])('reads %j as %s', (text, intent) => {
    expect(understand(tools, text, newConversation).intent).toBe(intent);
  });
});

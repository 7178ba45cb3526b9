import { describe, expect, it } from 'vitest';
import { isWorthSaying, looksAsked } from '#adapters/chat/asking.ts';
import { askText } from '#adapters/slack/exchange.ts';
import { addressesOthers, mentions, readableText } from '#adapters/slack/incoming.ts';
import type { Ask } from '#src/adapter.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';

const common = { title: 't', blocks: [], corrections: [], actions: [], conversation: newConversation };
const found: Answer = { ...common, kind: 'lookup', entities: ['x'], sources: [], places: [], confidence: 1 };
const miss: Answer = { ...common, kind: 'miss', reason: 'unknown' };

describe('who is called on', () => {
  it.each([
    ['<@U0BOT> calico', true, false],
    ['calico <@U0BOT|k8snet>', true, false],
    ['<@W0ENTERPRISE> what do they say?', false, true],
    ['<@U2|ann> calico?', false, true],
    ['<@U0BOT> and <@U2> look', true, true],
    ['<!subteam^S1|@team> calico?', false, true],
    ['<!here> calico?', false, true],
    ['<!date^1^{date}|today> calico?', false, false],
    ['mail me at ann@example.org', false, false],
  ])('%s', (text, isBot, isOther) => {
    expect([mentions(text, 'U0BOT'), addressesOthers(text, 'U0BOT')]).toEqual([isBot, isOther]);
  });

  it('knows a bot of an Enterprise Grid, whose id begins with W', () => {
    expect(mentions('<@W0BOT> calico', 'W0BOT')).toBe(true);
  });
});

describe("Slack's markup as a person reads it", () => {
  it.each([
    ['<@U0BOT> calico', 'calico'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['see <https://x.example/a|the docs> or <https://x.example/b>', 'see the docs or https://x.example/b'],
    ['in <#C1|general> and <#C2> and <#C3|>', 'in #general and and'],
    ['<!channel> hi <!subteam^S1|@team>', 'hi'],
    ['two\nlines\u00a0and  spaces', 'two lines and spaces'],
    ['網路 👩‍💻 e\u0301', '網路 👩‍💻 e\u0301'],
  ])('%j', (slackText, readable) => {
    expect(readableText(slackText)).toBe(readable);
  });
});

describe('a question wrapped in a story', () => {
  const asked: string[] = [];
  const ask: Ask = async ({ text }) => {
    asked.push(text);
    return text === 'how do I expose a service' || text === 'calico vs flannel?' ? found : miss;
  };

  it.each([
    ['Hi all! We have a problem. calico vs flannel? Thanks!', 'calico vs flannel?'],
    ['hi folks\nhow do I expose a service\nbest, Ann', 'how do I expose a service'],
  ])('%j', async (text, question) => {
    expect(await askText(ask, text)).toEqual({ question, before: newConversation, answer: found });
  });

  it('goes before a name in the story, which has an answer too', async () => {
    const both: Ask = async ({ text }) =>
      text === 'How do I see dropped traffic?' || text.includes('Cilium') ? { ...found, title: text } : miss;
    const text = 'We moved to Cilium last week. How do I see dropped traffic? Any ideas?';
    expect(await askText(both, text)).toMatchObject({ question: 'How do I see dropped traffic?' });
    expect(await askText(both, 'We moved to Cilium last week. Any ideas?')).toMatchObject({
      question: 'We moved to Cilium last week. Any ideas?',
    });
  });

  it('asks no more than five of its sentences', async () => {
    asked.length = 0;
    await askText(ask, 'Is it a? Is it b? Is it c? Is it d? Is it e? Is it f? Is it g?');
    expect(asked.slice(1)).toEqual(['Is it a?', 'Is it b?', 'Is it c?', 'Is it d?', 'Is it e?']);
  });

  it('answers the whole with a miss where no part has an answer, and never asks the only sentence twice', async () => {
    asked.length = 0;
    expect(await askText(ask, 'what is <https://x.example|bread>?')).toEqual({
      question: 'what is bread?',
      before: newConversation,
      answer: miss,
    });
    expect(asked).toEqual(['what is <https://x.example|bread>?']);
  });

  it('takes a megabyte without stalling', async () => {
    const begun = performance.now();
    await askText(ask, `${'and or '.repeat(70_000)} ${'?! '.repeat(100_000)}`);
    looksAsked(`and ${'ok, '.repeat(200_000)}`);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('a line of 40,000 characters made to stall a pattern', () => {
  it.each([',', ', ', '?', '? ', '?)', ':', ':a', '<@', '<#a|', '<http:a|', ' ', '\n', 'ok ', 'please ', '&amp;'])(
    'is read at once where it repeats %j',
    (part) => {
      const begin = performance.now();
      for (const end of ['', 'x', ' x', '\nx?']) {
        const line = part.repeat(40_000 / part.length) + end;
        looksAsked(line);
        isWorthSaying(found, line, 'asker');
        readableText(line);
        addressesOthers(line, 'U1');
      }
      // About 60 ms; what stalls takes seconds.
      expect(performance.now() - begin).toBeLessThan(1000);
    },
  );
});

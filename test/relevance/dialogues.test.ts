import { describe, expect, test } from 'vitest';
import type { Ask } from '#src/adapter.ts';
import { type Answer, type Conversation, newConversation } from '#src/document/answer.ts';
import { plainText } from '#src/document/plain-text.ts';
import { askContent } from './measure.ts';

type Turn = {
  readonly question: string;
  readonly kind: Answer['kind'] | readonly Answer['kind'][];
  /** Exactly these things, in any order; a passage may be about more. */
  readonly entities?: readonly string[];
  readonly says?: readonly string[];
  readonly saysNot?: readonly string[];
};

type Dialogue = { readonly about: string; readonly turns: readonly Turn[] };

const dialogues: readonly Dialogue[] = [
  {
    about: 'another name after a look-up is another look-up',
    turns: [
      { question: 'calico', kind: 'lookup', entities: ['calico'] },
      { question: 'and cilium?', kind: 'lookup', entities: ['cilium'] },
      { question: 'what about weave net', kind: 'lookup', entities: ['weave-net'] },
    ],
  },
  {
    about: 'another name after a comparison joins it, an attribute narrows it',
    turns: [
      { question: 'calico vs flannel', kind: 'comparison', entities: ['calico', 'flannel'] },
      { question: 'and cilium?', kind: 'comparison', entities: ['calico', 'flannel', 'cilium'] },
      {
        question: 'what about encryption',
        kind: 'comparison',
        entities: ['calico', 'flannel', 'cilium'],
        says: ['Encryption', 'WireGuard'],
        saysNot: ['Last release seen'],
      },
    ],
  },
  {
    about: 'the modes of kube-proxy',
    turns: [
      { question: 'iptables vs ipvs', kind: 'comparison', entities: ['iptables-mode', 'ipvs-mode'] },
      { question: 'and nftables?', kind: 'comparison', entities: ['iptables-mode', 'ipvs-mode', 'nftables-mode'] },
    ],
  },
  {
    about: 'a word or two after a card ask for that of the thing, without a pronoun',
    turns: [
      { question: 'linkerd', kind: 'lookup', entities: ['linkerd'] },
      { question: 'licence?', kind: 'lookup', entities: ['linkerd'], says: ['Apache-2.0'] },
      { question: 'externalTrafficPolicy', kind: 'lookup', entities: ['externaltrafficpolicy'] },
      { question: 'what is the default', kind: 'lookup', entities: ['externaltrafficpolicy'], says: ['Cluster'] },
      { question: 'nodeport', kind: 'lookup', entities: ['nodeport'] },
      { question: 'port range?', kind: 'passage', says: ['30000'] },
      { question: 'kube-proxy', kind: 'lookup', entities: ['kube-proxy'] },
      { question: 'modes', kind: ['lookup', 'list'], says: ['nftables'] },
    ],
  },
  {
    about: 'what has nothing to do with the thing is still not known',
    turns: [
      { question: 'coredns', kind: 'lookup', entities: ['coredns'] },
      { question: 'who won the world cup', kind: 'miss' },
      { question: 'a recipe for pizza', kind: 'miss' },
      { question: 'can you answer this?', kind: 'miss' },
      { question: 'why is the sky blue', kind: 'miss' },
      { question: 'what is my ip', kind: 'miss' },
      { question: 'is that a good idea', kind: 'miss' },
      { question: 'how do i scale it', kind: 'passage', says: ['replicas'] },
    ],
  },
  {
    about: 'another subject named on the way does not become what is talked about',
    turns: [
      { question: 'calico', kind: 'lookup', entities: ['calico'] },
      { question: 'does it speak BGP?', kind: ['lookup', 'passage'] },
      { question: 'and encryption?', kind: 'lookup', entities: ['calico'], says: ['WireGuard'] },
      { question: 'on windows?', kind: 'lookup', entities: ['calico'], says: ['Windows'] },
    ],
  },
  {
    about: 'things are set beside, and taken away',
    turns: [
      { question: 'calico', kind: 'lookup', entities: ['calico'] },
      { question: 'vs antrea?', kind: 'comparison', entities: ['calico', 'antrea'] },
      { question: 'and compared to flannel', kind: 'comparison', entities: ['calico', 'antrea', 'flannel'] },
      { question: 'without antrea', kind: 'comparison', entities: ['calico', 'flannel'] },
      { question: 'drop flannel', kind: 'lookup', entities: ['calico'] },
    ],
  },
  {
    about: 'a question of its own takes nothing away and means none of two',
    turns: [
      { question: 'calico vs cilium', kind: 'comparison', entities: ['calico', 'cilium'] },
      { question: 'without kube-proxy, how does cilium do it?', kind: 'passage', says: ['eBPF (Cilium'] },
      { question: 'metallb vs kube-vip', kind: 'comparison', entities: ['metallb', 'kube-vip'] },
      {
        question: 'what happens with the first packet of a connection',
        kind: ['passage', 'miss'],
        saysNot: ['MetalLB'],
      },
    ],
  },
  {
    about: 'what asks something of its own does not narrow a list',
    turns: [
      { question: 'which CNIs support network policy', kind: 'list' },
      { question: 'any way to encrypt the traffic of pods?', kind: 'passage', says: ['does not encrypt'] },
      { question: 'which CNIs support windows', kind: 'list' },
      { question: 'which one is best', kind: ['miss', 'passage'] },
      { question: 'and which ports must be open for kubernetes?', kind: 'passage', says: ['6443'] },
    ],
  },
  {
    about: 'one of two is meant by its place',
    turns: [
      { question: 'istio vs linkerd', kind: 'comparison', entities: ['istio', 'linkerd'] },
      { question: 'the latter', kind: 'lookup', entities: ['linkerd'] },
      { question: 'iptables vs nftables', kind: 'comparison', entities: ['iptables-mode', 'nftables-mode'] },
      { question: 'which one is faster?', kind: 'passage', says: ['verdict map'] },
      { question: 'and ipvs?', kind: 'comparison', entities: ['iptables-mode', 'nftables-mode', 'ipvs-mode'] },
    ],
  },
  {
    about: 'a list is narrowed until another thing is asked for',
    turns: [
      { question: 'which CNIs support windows', kind: 'list', says: ['flannel', 'Amazon VPC CNI'] },
      { question: 'and encryption?', kind: 'list', says: ['flannel'], saysNot: ['Amazon VPC CNI'] },
      { question: 'only the maintained ones', kind: 'list', says: ['flannel', 'active'], saysNot: ['Amazon VPC CNI'] },
      { question: 'without overlay', kind: 'list', says: ['Calico'], saysNot: ['flannel'] },
      { question: 'and cilium?', kind: 'lookup', entities: ['cilium'] },
    ],
  },
  {
    about: 'a pronoun stands for the thing before',
    turns: [
      { question: 'flannel', kind: 'lookup', entities: ['flannel'] },
      { question: 'compare it with calico', kind: 'comparison', entities: ['flannel', 'calico'] },
    ],
  },
  {
    about: 'a question about it',
    turns: [
      { question: 'what is calico?', kind: 'lookup', entities: ['calico'] },
      { question: 'is it encrypted?', kind: ['lookup', 'passage'], entities: ['calico'], says: ['WireGuard'] },
    ],
  },
  {
    about: 'whether it is maintained',
    turns: [
      { question: 'weave net', kind: 'lookup', entities: ['weave-net'] },
      { question: 'is it still maintained?', kind: ['lookup', 'passage'], entities: ['weave-net'], says: ['2024'] },
    ],
  },
  {
    about: 'the attribute asked for stays for the next name',
    turns: [
      { question: 'calico encryption', kind: 'lookup', entities: ['calico'], says: ['WireGuard'] },
      {
        question: 'and cilium?',
        kind: 'lookup',
        entities: ['cilium'],
        says: ['IPsec'],
        saysNot: ['Last release seen'],
      },
    ],
  },
  {
    about: 'small talk in between loses nothing',
    turns: [
      { question: 'calico vs cilium', kind: 'comparison', entities: ['calico', 'cilium'] },
      { question: 'ok cool', kind: ['smallTalk', 'help', 'miss'] },
      { question: 'and flannel?', kind: 'comparison', entities: ['calico', 'cilium', 'flannel'] },
    ],
  },
  {
    about: 'another sense of a name is no follow-up, and the miss loses nothing',
    turns: [
      { question: 'calico', kind: 'lookup', entities: ['calico'] },
      { question: 'and flannel shirts?', kind: 'miss' },
      { question: 'what about coffee?', kind: 'miss' },
      { question: 'and cilium?', kind: 'lookup', entities: ['cilium'] },
    ],
  },
  {
    about: 'a new question leaves the old subject',
    turns: [
      { question: 'calico vs cilium', kind: 'comparison', entities: ['calico', 'cilium'] },
      { question: 'ipvs mode', kind: 'lookup', entities: ['ipvs-mode'] },
      { question: 'and nftables mode?', kind: 'lookup', entities: ['nftables-mode'] },
    ],
  },
  {
    about: 'them stands for both',
    turns: [
      { question: 'calico vs romana', kind: 'comparison', entities: ['calico', 'romana'] },
      {
        question: 'compare their encryption',
        kind: 'comparison',
        entities: ['calico', 'romana'],
        says: ['Encryption', 'WireGuard'],
      },
    ],
  },
  {
    about: 'a follow-up without a past is a question of its own',
    turns: [
      { question: 'hello', kind: 'smallTalk' },
      { question: 'and cilium?', kind: 'lookup', entities: ['cilium'] },
    ],
  },
];

async function play(ask: Ask, questions: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let conversation: Conversation = newConversation;
  for (const text of questions) {
    const answer = await ask({ text }, conversation);
    answers.push(answer);
    conversation = answer.conversation;
  }
  return answers;
}

function textOf(answer: Answer): string {
  return `${answer.title}\n${plainText(answer.blocks)}`;
}

describe('a conversation', () => {
  const ask = askContent();

  test.each(dialogues)('$about', async ({ turns }) => {
    const answers = await play(
      ask,
      turns.map(({ question }) => question),
    );
    turns.forEach(({ question, kind, entities, says = [], saysNot = [] }, at) => {
      const answer = answers[at];
      if (!answer) throw new Error(`no answer to ${question}`);
      expect(typeof kind === 'string' ? [kind] : kind, `${question}: ${answer.title}`).toContain(answer.kind);
      const got = 'sources' in answer ? [...answer.entities].sort() : [];
      if (entities && answer.kind === 'passage') expect(got, question).toEqual(expect.arrayContaining([...entities]));
      else if (entities) expect(got, question).toEqual([...entities].sort());
      for (const phrase of says) expect(textOf(answer), question).toContain(phrase);
      for (const phrase of saysNot) expect(textOf(answer), question).not.toContain(phrase);
    });
  });

  test('"more" goes on without saying anything twice, and ends with a miss', async () => {
    const answers = await play(ask, ['does calico need an overlay?', ...Array<string>(12).fill('more')]);
    const end = answers.findIndex(({ kind }) => kind === 'miss');
    expect(end).toBeGreaterThan(1);
    const shown = answers.slice(0, end).map(textOf);
    expect(new Set(shown).size).toBe(shown.length);
    expect(answers.slice(end).every(({ kind }) => kind === 'miss')).toBe(true);
  });

  test('"more" with nothing before it is no answer', async () => {
    const [answer] = await play(ask, ['more']);
    expect(['miss', 'help', 'smallTalk']).toContain(answer?.kind);
  });
});

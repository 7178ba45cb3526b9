import { describe, expect, it } from 'vitest';
import { isWorthSaying, looksAsked } from '#adapters/chat/asking.ts';
import { type Answer, newConversation } from '#src/document/answer.ts';

const common = { title: 't', blocks: [], corrections: [], actions: [], conversation: newConversation };
const found: Answer = { ...common, kind: 'lookup', entities: ['x'], sources: [], places: [], confidence: 1 };
const miss: Answer = { ...common, kind: 'miss', reason: 'unknown' };
const smallTalk: Answer = { ...common, kind: 'smallTalk' };

describe('a line asks whoever knows', () => {
  it.each([
    'and cilium?',
    'and cilium',
    'or with ipvs',
    'also flannel',
    'what about flannel',
    "what's the difference",
    'how does it do encryption',
    'how do you enable that?',
    'how do we expose a service',
    'how can I see which mode is on?',
    'which one supports BGP',
    'which CNI has network policies',
    'why is it slower',
    'does it support bgp',
    'does cilium support bgp',
    'is it faster than calico',
    'is cilium faster than calico',
    'can I use it with ipvs',
    'can we use NetworkPolicy with flannel?',
    'do we need kube-proxy with cilium?',
    'should we use ipvs or iptables?',
    'can you compare calico with cilium?',
    'could you please explain vxlan',
    'compare calico with cilium',
    'please compare them',
    'show me more',
    'show the table again',
    'explain vxlan please',
    'tell me more about vxlan',
    'more',
    'more please',
    'more about vxlan :pray:',
    'calico vs flannel',
    'ok, and cilium? :pray:',
    'thanks! and what about ipvs?',
    'Great, thanks. And what about ipvs? I am on 1.30.',
    'we run calico\nis there something faster?',
    'cilium は BGP に対応していますか？',
    'so it uses vxlan, right?',
    'what if the node has two NICs?',
    'list the CNIs with encryption',
    '(does that hold for flannel?)',
  ])('%s', (text) => {
    expect(looksAsked(text)).toBe(true);
  });
});

describe('a line is said to people', () => {
  it.each([
    'thanks',
    'thanks a lot!',
    'thank you, that helps :tada:',
    'ok',
    'great, that fixed it',
    'and that fixed it',
    'and calico works fine for us',
    'or we just use flannel',
    'what a mess',
    'how nice',
    'what I meant was cilium',
    'which is why we use cilium',
    'which means calico',
    'when I tried that it broke',
    'where I work we have calico',
    'who knows',
    'will do',
    'can do',
    'should work now',
    'has been fixed',
    'is what I meant',
    'could be dns',
    'have a look at the calico docs',
    'do it',
    'did that already',
    'would be nice to have cilium',
    'we run calico in production',
    'I think calico is better',
    'it is always dns',
    'calico it is then',
    'did you restart calico?',
    'have you tried cilium?',
    'do you use ipvs?',
    'what do you think about cilium?',
    'which CNI do you use?',
    'are we on cilium?',
    'do we run kube-proxy?',
    'does anyone know who set up calico?',
    'you mean calico?',
    'what is your CNI?',
    'can you check the calico pods?',
    'tell him about calico',
    'more like calico',
    'LGTM',
    'let me try ipvs',
    ':+1:',
    '👍',
    '',
  ])('%s', (text) => {
    expect(looksAsked(text)).toBe(false);
  });
});

describe('an answer to a line that called on nobody', () => {
  it.each([
    ['and cilium?', found, 'other', true],
    ['and cilium?', found, 'asker', true],
    ['cilium', found, 'asker', true],
    ['calico encryption', found, 'asker', true],
    ['kube-proxy in ipvs mode', found, 'asker', true],
    ['cilium', found, 'other', false],
    ['we run cilium', found, 'asker', false],
    ['calico works', found, 'asker', false],
    ['Calico is fine.', found, 'asker', false],
    ['ok calico', found, 'asker', false],
    ['https://docs.cilium.io/', found, 'asker', false],
    ['kubectl get pods -A', found, 'asker', false],
    ['```\nkubectl get pods\n```', found, 'asker', false],
    ['how do I bake bread?', miss, 'asker', true],
    ['how do I bake bread?', miss, 'other', false],
    ['really?', miss, 'asker', false],
    ['how so?', miss, 'asker', false],
    ['bread it is', miss, 'asker', false],
    ['how are you today?', smallTalk, 'asker', false],
  ] as const)('%s', (text, answer, speaker, isSaid) => {
    expect(isWorthSaying(answer, text, speaker)).toBe(isSaid);
  });
});

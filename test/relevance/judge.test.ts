import { describe, expect, test } from 'vitest';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import { judge } from './judge.ts';
import type { RelevanceRow } from './row.ts';

const common = { corrections: [], actions: [], conversation: newConversation };
const miss: Answer = { kind: 'miss', title: 'Nothing', blocks: [], ...common };

function answerOf(kind: 'lookup' | 'list' | 'passage', said: string, entities: readonly string[] = []): Answer {
  const body = { title: 'Title', blocks: [paragraph(text(said))], sources: [], places: [], confidence: 1 };
  return { kind, entities, ...body, ...common };
}

function rowOf(expected: RelevanceRow['expect']): RelevanceRow {
  return { question: 'question', expect: expected, why: 'test' };
}

describe('the judge', () => {
  test('takes a miss for a right abstention and for a wrong one', () => {
    const hits = { answer: miss, offered: [] };
    expect(judge(rowOf('abstain'), hits)).toMatchObject({ atOne: true, abstained: true });
    expect(judge(rowOf({ says: ['x'] }), hits)).toMatchObject({ atOne: false, atThree: false, abstained: true });
  });

  test('counts an answer to a question out of scope as a failure', () => {
    const hits = { answer: answerOf('lookup', 'text'), offered: [miss] };
    expect(judge(rowOf('abstain'), hits)).toMatchObject({ atOne: false, atThree: false });
  });

  test('lets an offered answer of another kind count for hit@3 only', () => {
    const row = rowOf({ kind: 'list', says: ['1.43'] });
    const hits = { answer: answerOf('list', 'removed later'), offered: [answerOf('passage', 'removed in v1.43')] };
    expect(judge(row, hits)).toMatchObject({ atOne: false, atThree: true, missing: ['“1.43”'] });
  });

  test('names every thing that lacks and every thing too much', () => {
    const row = rowOf({ kind: 'list', entities: ['calico', 'cilium'], not: ['flannel'] });
    const { missing } = judge(row, { answer: answerOf('list', '', ['calico', 'flannel']), offered: [] });
    expect(missing).toEqual(['entity cilium', 'must not hold flannel']);
  });

  test.each([
    ['NAT', 'native routing', false],
    ['NAT', 'no NAT, ever', true],
    ['1.43', 'from v1.43 on', true],
    ['1.4', 'from 1.43 on', false],
    ['verif', 'is not verified', true],
    ['same node', 'the SAME\nnode', true],
  ])('looks for “%s” in “%s”', (phrase, said, found) => {
    const { atOne } = judge(rowOf({ says: [phrase] }), { answer: answerOf('passage', said), offered: [] });
    expect(atOne).toBe(found);
  });

  test.each([
    ['NSX-T and Calico', 'nsx-t', true],
    ['the capacity', 'aci', false],
  ])('finds in the passage “%s” the thing %s', (said, slug, found) => {
    const { atOne } = judge(rowOf({ entities: [slug] }), { answer: answerOf('passage', said), offered: [] });
    expect(atOne).toBe(found);
  });
});

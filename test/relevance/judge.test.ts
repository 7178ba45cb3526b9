import { describe, expect, test } from 'vitest';
import { type Answer, newConversation } from '#src/document/answer.ts';
import { paragraph, text } from '#src/document/build.ts';
import { judge } from './judge.ts';
import type { RelevanceRow } from './row.ts';

const common = { corrections: [], actions: [], conversation: newConversation };
const outline = new Map([['dns', { path: 'dns.org', line: 10, endLine: 20 }]]);
const miss: Answer = { kind: 'miss', reason: 'unknown', title: 'Nothing', blocks: [], ...common };

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
    expect(judge(rowOf('abstain'), hits, outline)).toMatchObject({ atOne: true, abstained: true });
    expect(judge(rowOf({ says: ['x'] }), hits, outline)).toMatchObject({
      atOne: false,
      atThree: false,
      abstained: true,
    });
  });

  test('counts an answer to a question out of scope as a failure', () => {
    const hits = { answer: answerOf('lookup', 'text'), offered: [miss] };
    expect(judge(rowOf('abstain'), hits, outline)).toMatchObject({ atOne: false, atThree: false });
  });

  test('lets an offered answer of another kind count for hit@3 only', () => {
    const row = rowOf({ kind: 'list', says: ['1.43'] });
    const hits = { answer: answerOf('list', 'removed later'), offered: [answerOf('passage', 'removed in v1.43')] };
    expect(judge(row, hits, outline)).toMatchObject({ atOne: false, atThree: true, missing: ['“1.43”'] });
  });

  test.each([
    ['dns.org', 12, 14, true],
    ['dns.org', 21, 22, false],
    ['pods.org', 12, 14, false],
  ])('takes %s:%i-%i for an answer of the section on lines 10 to 20 of dns.org: %s', (path, line, endLine, found) => {
    const answer = { ...answerOf('passage', 'text'), places: [{ path, line, endLine }] };
    const { atOne, missing } = judge(rowOf({ sections: ['dns', 'no-such'] }), { answer, offered: [] }, outline);
    expect(atOne).toBe(found);
    expect(missing).toEqual(found ? [] : ['section dns or no-such']);
  });

  test('names every thing that lacks and every thing too much', () => {
    const row = rowOf({ kind: 'list', entities: ['calico', 'cilium'], not: ['flannel'] });
    const { missing } = judge(row, { answer: answerOf('list', '', ['calico', 'flannel']), offered: [] }, outline);
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
    const { atOne } = judge(rowOf({ says: [phrase] }), { answer: answerOf('passage', said), offered: [] }, outline);
    expect(atOne).toBe(found);
  });

  test.each([
    ['NSX-T and Calico', 'nsx-t', true],
    ['the capacity', 'aci', false],
  ])('finds in the passage “%s” the thing %s', (said, slug, found) => {
    const { atOne } = judge(rowOf({ entities: [slug] }), { answer: answerOf('passage', said), offered: [] }, outline);
    expect(atOne).toBe(found);
  });
});

import { describe, expect, it } from 'vitest';
import { createLikeBeginnings } from '#src/query/spelling.ts';

const WORDS = 'calico calendar cilium canal kubeproxy kubelet network networkpolicy pod policy service xdp'.split(' ');

describe('words that begin like what is being typed', () => {
  const likeBeginnings = createLikeBeginnings(WORDS);
  it.each([
    ['calcio', ['calico'], 'two neighbours swapped'],
    ['calci', ['calico'], 'two swapped at its end'],
    ['caalico', ['calico'], 'a letter doubled'],
    ['cilum', ['cilium'], 'a letter left out'],
    ['clai', ['calico'], 'a slip in its beginning'],
    ['kanal', ['canal'], 'a letter of the same sound'],
    ['aclico', ['calico'], 'the first two swapped'],
    ['kubeprxi', ['kubeproxy'], 'two slips in a long word'],
    ['netwrok', ['network', 'networkpolicy'], 'all that begin so'],
    ['cale', ['calendar'], 'none with a slip where one has none'],
    ['sevrice', ['service'], 'the end too'],
    ['xpd', [], 'nothing: three letters are too few'],
    ['xalico', [], 'nothing where the first letter is wrong'],
    ['calxxo', [], 'nothing for two slips in a short word'],
    ['kubexxxxy', [], 'nothing for three slips'],
    ['services', ['service'], 'a word that is shorter'],
    ['servicesandmore', [], 'no beginning of what was typed'],
    ['', [], 'nothing for nothing'],
    ['😀😀😀😀', [], 'nothing for emoji'],
  ])('%j finds %j: %s', (typed, found) => {
    expect(likeBeginnings(typed)).toEqual(found);
  });
  it('finds nothing where there are no words', () => {
    expect(createLikeBeginnings([])('calico')).toEqual([]);
  });
});

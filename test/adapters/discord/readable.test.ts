import { describe, expect, it } from 'vitest';
import { addressesOthers, mentionsUs, readableText } from '#adapters/discord/readable.ts';

describe('text as a person reads it', () => {
  it.each([
    ['a mention', '<@123> what is <@!456> calico?', 'what is calico?'],
    ['roles and channels', '<@&5> see <#6> calico', 'see calico'],
    ['custom emoji and time stamps', 'calico <:x:12> <a:y:34> <t:1600000000:R> <t:1600000000>', 'calico'],
    ['a command', 'use </k8snet query:99>', 'use /k8snet query'],
    [
      'a masked link',
      'see [the docs](https://example.org/a_b) and [more](<https://example.org>)',
      'see the docs and more',
    ],
    ['an address', 'see <https://example.org>', 'see https://example.org'],
    [
      'styles',
      '**bold** ||spoiler|| ~~gone~~ `kube-proxy` ```yaml\na: 1\n```',
      'bold spoiler gone kube-proxy yaml\na: 1\n',
    ],
    ['lines', '# Title\n> quoted\n-# small\n- item\ncalico?', 'Title\nquoted\nsmall\nitem\ncalico?'],
    ['escapes', 'is kube\\_proxy \\*the\\* one', 'is kube_proxy *the* one'],
    [
      'words with marks in them',
      'service_type 10.0.0.0/8 a*b net.ipv4.ip_forward=1',
      'service_type 10.0.0.0/8 a*b net.ipv4.ip_forward=1',
    ],
  ])('%s', (_, content, text) => {
    expect(readableText(content)).toBe(text.trim());
  });

  it('comes to an end for hostile text', () => {
    for (const part of ['<', '[', '<@', '[a](', '`', '> ', '\\', '<https://'])
      expect(readableText(part.repeat(40_000)).length).toBeLessThanOrEqual(8_000);
  });
});

describe('who is called on', () => {
  it.each([
    ['<@1> hi', true, false],
    ['<@!1> hi', true, false],
    ['<@2> hi', false, true],
    ['<@1> and <@2>', true, true],
    ['<@&1> hi', false, true],
    ['<@&5> hi', true, false],
    ['<@5> hi', false, true],
    ['<@&5> and <@&6>', true, true],
    ['@everyone look', false, true],
    ['hi', false, false],
    ['<@12> hi', false, true],
  ])('%s', (content, isUs, isOthers) => {
    const us = { userId: '1', roleId: '5' };
    expect([mentionsUs(content, us), addressesOthers(content, us)]).toEqual([isUs, isOthers]);
  });

  it('is no role where we have none', () => {
    const us = { userId: '1', roleId: undefined };
    expect([mentionsUs('<@&5> hi', us), addressesOthers('<@&5> hi', us)]).toEqual([false, true]);
  });
});

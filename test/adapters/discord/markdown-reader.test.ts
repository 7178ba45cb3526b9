import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown-reader.ts';

describe('the reading of Discord’s markdown that the tests hold the renderer to', () => {
  it.each([
    ['**a** b', [['a', 'strong'], [' b']]],
    ['*a* _b_', [['a', 'emphasis'], [' '], ['b', 'emphasis']]],
    ['a_b_ c', [['a'], ['b', 'emphasis'], [' c']]],
    ['a_b_c', [['a_b_c']]],
    ['__a__', [['a', 'underline']]],
    ['***a***', [['a', 'emphasis', 'strong']]],
    ['~~a~~ ||b||', [['a', 'strike'], [' '], ['b', 'spoiler']]],
    ['`` `a` `` `b`', [['`a`', 'code'], [' '], ['b', 'code']]],
    ['\\*a\\* \\a', [['*a* \\a']]],
    ['```sh\na\n```', [['a\n', 'fence']]],
    ['[a](<https://b.example>)', [['a', 'link https://b.example']]],
    ['[a](https://b.example)', [['a', 'link https://b.example']]],
    ['<https://b.example>', [['https://b.example', 'address']]],
    ['x https://b.example/c', [['x '], ['https://b.example/c', 'address']]],
    ['discord.gg/abc', [['discord.gg/abc', 'invite']]],
    ['<@1> <@&2> <#3>', [['<@1>', 'mention'], [' '], ['<@&2>', 'mention'], [' '], ['<#3>', 'mention']]],
    ['@everyone @here', [['@everyone', 'mention'], [' '], ['@here', 'mention']]],
    ['<t:1:R> <:a:1> </b c:1>', [['<t:1:R>', 'time'], [' '], ['<:a:1>', 'emoji'], [' '], ['</b c:1>', 'command']]],
    [':tada: 10:30:15', [[':tada:', 'emoji'], [' 10:30:15']]],
    ['# a\nb # c', [['a', 'heading'], ['b # c']]],
    ['-# a', [['a', 'small']]],
    ['- a\n2. b\n* c', [['a\nb\nc', 'item']]],
    ['> a\n> b\nc', [['a\nb\n', 'quote'], ['c']]],
    ['>>> a\nb', [['a\nb', 'quote']]],
  ])('%s', (source, pieces) => {
    expect(readMarkdown(source)).toEqual(pieces.map(([text, ...marks]) => ({ text, marks })));
  });
});

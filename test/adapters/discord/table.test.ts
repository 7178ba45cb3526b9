import { describe, expect, it } from 'vitest';
import type { Inline } from '#src/document/nodes.ts';
import { code, link, paragraph, strong, table, text } from '#test/adapters/answers.ts';
import { bodiesOf, bodyOf } from './bodies.ts';

const struck = (value: string): Inline => ({ type: 'delete', children: [text(value)] });
const narrow = table(['Mode', 'Since'], ['iptables', 'v1.2'], ['IPVS', 'v1.9']);
/** 30 columns wide. */
const middling = table(['Encapsulation', 'Overhead'], ['IP-in-IP', '20 bytes'], ['VXLAN', '50 bytes over IPv4']);

describe('a table', () => {
  it('is aligned where it is narrow', () => {
    expect(bodyOf(narrow)).toBe('```\nMode      Since\n────────  ─────\niptables  v1.2\nIPVS      v1.9\n```');
  });

  it('is aligned by the width that is seen', () => {
    expect(bodyOf(table(['名前', 'x'], ['漢', '1'], ['👩‍👩‍👧‍👦', '2'], ['e\u0301', '3']))).toBe(
      '```\n名前  x\n────  ─\n漢    1\n👩‍👩‍👧‍👦    2\ne\u0301     3\n```',
    );
  });

  it('is one line a row where it has two columns and is wider than a phone shows', () => {
    expect(bodyOf(middling)).toBe('-# Encapsulation · Overhead\n**IP-in-IP:** 20 bytes\n**VXLAN:** 50 bytes over IPv4');
  });

  it('is aligned up to 60 columns where there is room', () => {
    expect(bodiesOf([middling], 'wide')).toEqual([
      '```\nEncapsulation  Overhead\n─────────────  ──────────────────\nIP-in-IP       20 bytes\nVXLAN          50 bytes over IPv4\n```',
    ]);
  });

  it.each([
    [28, true],
    [29, false],
  ])('of %i columns is aligned on a phone: %s', (columns, isAligned) => {
    const body = bodyOf(table(['a', 'b'], ['c', 'd'.repeat(columns - 3)]));
    expect(body.startsWith('```')).toBe(isAligned);
  });

  it('is a name and a list a row where it has more columns', () => {
    const wide = table(['Property', 'iptables mode', 'IPVS mode'], ['Lookup cost', 'O(n) in Services', 'hash lookup']);
    expect(bodyOf(wide)).toBe(
      '-# Property\n**Lookup cost**\n- iptables mode: O(n) in Services\n- IPVS mode: hash lookup',
    );
  });

  it.each([
    [
      'of one thing',
      ['Attribute', 'Value'],
      ['Lookup cost', 'a hash lookup whatever the size'],
      '**Lookup cost:** a hash lookup whatever the size',
    ],
    [
      'of several',
      ['Attribute', 'IPVS', 'nft'],
      ['Lookup cost', 'a hash lookup', 'a map'],
      '**Lookup cost**\n- IPVS: a hash lookup\n- nft: a map',
    ],
  ])('names no columns that say nothing: %s', (_, header, row, body) => {
    expect(bodyOf(table(header, row))).toBe(body);
  });

  it('is not aligned where it has a link that can be opened', () => {
    expect(bodyOf(table(['a', 'b'], ['c', link('d', 'https://e.example')]))).toBe(
      '-# a · b\n**c:** [d](<https://e.example>)',
    );
  });

  it('is aligned where a link cannot be opened from here', () => {
    expect(bodyOf(table(['a', 'b'], ['c', link('d', '#e')]))).toBe('```\na  b\n─  ─\nc  d\n```');
  });

  it('shows a dash in a cell with nothing in it, and fills up short rows', () => {
    expect(bodyOf(table(['a', 'b', 'c'], ['d', '', 'e'], ['f']))).toBe('```\na  b  c\n─  ─  ─\nd  —  e\nf  —  —\n```');
  });

  it('marks what is struck out where a fence shows no look', () => {
    expect(bodyOf(table(['a', 'b'], [struck('c'), 'd']))).toBe('```\na    b\n───  ─\n~c~  d\n```');
  });

  it('lets nothing in a cell end its fence, and escapes nothing else', () => {
    expect(bodyOf(table(['a', 'b'], ['```', '*c* <@1>']))).toBe('```\na    b\n───  ────────\nˋˋˋ  *c* <@1>\n```');
  });

  it('keeps the look of cells in rows', () => {
    const rows = table(['Name', 'Value that is long enough'], [code('a*b'), strong('c')], [struck('d'), 'e_f * g']);
    expect(bodyOf(rows)).toBe('-# Name · Value that is long enough\n`a*b`**:** **c**\n~~**d**~~**:** e_f \\* g');
  });

  it('that has but a header is its names in a line', () => {
    expect(bodyOf(table(['Only', 'a header']))).toBe('Only · a header');
  });

  it('of one column is a list where it is wide', () => {
    expect(bodyOf(table(['Name'], ['a value that is too long for a phone'], ['b']))).toBe(
      '-# Name\n- a value that is too long for a phone\n- b',
    );
  });

  it('without cells is nothing', () => {
    expect(bodyOf(table([]), paragraph('a'))).toBe('a');
  });

  it('says its header again on each of its pages', () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`name ${at}`, `value ${at}`]);
    const pages = bodiesOf([table(['Name', 'Value'], ...rows)]);
    expect(pages.map((page) => page.split('\n').slice(0, 3))).toEqual(
      pages.map(() => ['```', 'Name      Value', '────────  ─────────']),
    );
    expect(pages.map((page) => page.split('\n').at(-1))).toEqual(pages.map(() => '```'));
    expect(pages.flatMap((page) => page.split('\n').slice(3, -1))).toEqual(
      rows.map(([name = '', value]) => `${name.padEnd(8)}  ${value}`),
    );
    expect(pages.length).toBeGreaterThan(1);
  });

  it('ends a page between rows', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`name ${at}`, 'b'.repeat(60), 'c'.repeat(30)]);
    const pages = bodiesOf([table(['Name', 'First', 'Second'], ...rows)]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.slice(1).map((page) => page.split('\n')[0])).toEqual(
      pages.slice(1).map(() => expect.stringMatching(/^\*\*name \d+\*\*$/)),
    );
  });
});

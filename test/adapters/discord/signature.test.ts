import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReplayGuard } from '#adapters/discord/replays.ts';
import { createIsSigned } from '#adapters/discord/signature.ts';

/** RFC 8032, section 7.1, TEST 3. */
const publicKey = 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025';
const message = Buffer.from('af82', 'hex');
const signature =
  '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a';
/** The same signature with the order of the group added to its second half, which some implementations take. */
const malleated =
  '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac05d391b0a77904e98404ef037747a56e4a7c15e9716ed28dc027beceea1ec41a';

describe('a signature', () => {
  it.each([
    ['true', signature, message, true],
    ['of another message', signature, Buffer.from('af83', 'hex'), false],
    ['of nothing', signature, Buffer.alloc(0), false],
    ['changed in its last digit', `${signature.slice(0, -1)}b`, message, false],
    ['written in another way, as the same numbers', malleated, message, false],
    ['in capitals', signature.toUpperCase(), message, false],
    ['cut short', signature.slice(2), message, false],
    ['too long', `${signature}00`, message, false],
    ['followed by something else', `${signature} `, message, false],
    ['empty', '', message, false],
    ['no hexadecimal digits', 'z'.repeat(128), message, false],
  ])('that is %s', async (_, text, signed, isTaken) => {
    expect(await createIsSigned(publicKey)(text, signed)).toBe(isTaken);
  });

  it('of another key is not taken', async () => {
    const other = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    expect(await createIsSigned(other)(signature, message)).toBe(false);
  });
});

/** 64 bytes that differ for each name. */
const signatureOf = (name: string) => createHash('sha512').update(name).digest('hex');

describe('what was seen', () => {
  it('is not taken again within the window, however late in it', () => {
    let nowMs = 0;
    const isFirstUse = createReplayGuard({ windowMs: 600_000, maxPerHalf: 100 }, () => nowMs);
    const taken = [0, 1, 599_999, 600_000, 1_199_999].map((atMs) => {
      nowMs = atMs;
      return [isFirstUse(signatureOf('a')), isFirstUse(signatureOf(`at ${atMs}`))];
    });
    expect(taken).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ]);
  });

  it('is forgotten after two windows, or where too much has come since', () => {
    let nowMs = 0;
    const isFirst = createReplayGuard({ windowMs: 1_000, maxPerHalf: 2 }, () => nowMs);
    const isFirstUse = (name: string) => isFirst(signatureOf(name));
    expect(['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b'].map(isFirstUse)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    nowMs = 5_000;
    expect([isFirstUse('x'), isFirstUse('b')]).toEqual([true, false]);
    nowMs = 10_000;
    expect([isFirstUse('y'), isFirstUse('b')]).toEqual([true, true]);
  });
});

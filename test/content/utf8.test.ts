import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '#src/content/utf8.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decodeUtf8', () => {
  it('gives back any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ ok: true, text: text.toWellFormed() });
      }),
    );
  });

  it('keeps a byte order mark as U+FEFF', () => {
    expect(decodeUtf8(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, text: '\ufeffa' });
  });

  it.each([
    ['a stray continuation byte', bytes(0x61, 0x80), 1],
    ['an overlong form', bytes(0x61, 0xc0, 0xaf), 1],
    ['a cut-off character', bytes(0x61, 0x62, 0xe2, 0x82), 2],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), 0],
    ['a value above U+10FFFF', bytes(0xf4, 0x90, 0x80, 0x80), 0],
    ['Latin-1', bytes(0x63, 0x61, 0x66, 0xe9, 0x20), 3],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0x00), 0],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0x00, 0x61), 0],
  ])('names the first bad byte of %s', (_name, input, byte) => {
    expect(decodeUtf8(input)).toEqual({ ok: false, byte });
  });

  it('finds a bad byte exactly where decoding fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (input) => {
        const decoded = decodeUtf8(input);
        if (decoded.ok) return;
        expect(decodeUtf8(input.subarray(0, decoded.byte)).ok).toBe(true);
        expect(decodeUtf8(input.subarray(decoded.byte)).ok).toBe(false);
      }),
    );
  });
});

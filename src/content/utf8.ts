/** The text of UTF-8 bytes, or the 0-based place of the first byte that is none. */
export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly byte: number };

/**
 * Decodes UTF-8 strictly. A UTF-8 byte order mark stays in the text as U+FEFF (the org reader drops it), so that text and
 * bytes say the same. UTF-16 with its mark fails at byte 0, as its mark is no UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, byte: findBadByte(bytes) };
  }
}

function findBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = measureCharacter(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the well-formed character at `at` (Unicode 15, table 3-7), 0 when there is none. */
function measureCharacter(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >> 4 === 0xe ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

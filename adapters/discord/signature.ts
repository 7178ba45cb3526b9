import { createPublicKey, webcrypto } from 'node:crypto';

/** What stands before the 32 bytes of a key to make it one of Ed25519 (RFC 8410, section 4), in hexadecimal. */
const ED25519_PREFIX = '302a300506032b6570032100';
const ED25519 = 'Ed25519';

/** Whether these bytes, time stamp and body one behind the other, were signed by Discord. Never rejects. */
export type IsSigned = (signature: string, signed: Uint8Array<ArrayBuffer>) => Promise<boolean>;

/**
 * For requests signed with the key whose public half this is, 64 hexadecimal digits. Ed25519 of Node refuses every
 * second way to write a signature, so that one that was seen is known again. Verifying is half of the work for a request;
 * it is done beside the event loop. The same by `crypto.verify` with a callback keeps what waits for it from the garbage
 * collector's short rounds.
 * @throws where the digits are no key.
 */
export function createIsSigned(publicKey: string): IsSigned {
  const key = createPublicKey({
    key: Buffer.from(`${ED25519_PREFIX}${publicKey}`, 'hex'),
    format: 'der',
    type: 'spki',
  }).toCryptoKey(ED25519, false, ['verify']);
  return async (signature, signed) =>
    isSignature(signature) && webcrypto.subtle.verify(ED25519, key, Buffer.from(signature, 'hex'), signed);
}

/** Anything else would be cut short where the first other sign stands. Capitals are another way to write the same. */
function isSignature(text: string): boolean {
  return /^[\da-f]{128}$/u.test(text);
}

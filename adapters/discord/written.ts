import { type APIInteractionResponse, InteractionResponseType } from 'discord.js';
import { type Written, whoseOf } from './controls.ts';

/** Stands for the id while it is written; no message of ours holds it. */
const PLACEHOLDER = '\u0001whose\u0001';

/** The response as JSON, in bytes. A message that many ask for is written once, and only whose it is is put in. */
export function writeResponse(response: APIInteractionResponse): Buffer {
  const data = 'data' in response ? response.data : undefined;
  const whose = data && whoseOf(data);
  if (!whose)
    return response.type === InteractionResponseType.ApplicationCommandAutocompleteResult
      ? writeKept(response)
      : Buffer.from(JSON.stringify(response));
  const written = whose.written.get(response.type) ?? writeHalves(response, whose.named(PLACEHOLDER));
  whose.written.set(response.type, written);
  const [head, tail] = written;
  return Buffer.concat([head, Buffer.from(whose.asker), tail]);
}

/** Where a completion remembers how it was written: the same object is given again. */
const WRITTEN = Symbol('written');

function writeKept(response: APIInteractionResponse & { [WRITTEN]?: Buffer }): Buffer {
  response[WRITTEN] ??= bytesToKeep(JSON.stringify(response));
  return response[WRITTEN];
}

function writeHalves(response: APIInteractionResponse, data: object): Written {
  const [head = '', tail = ''] = JSON.stringify({ ...response, data }).split(JSON.stringify(PLACEHOLDER).slice(1, -1));
  return [bytesToKeep(head), bytesToKeep(tail)];
}

/** In a piece of memory of their own: `Buffer.from` takes 8 kB for several buffers, which are all held as long as one is. */
function bytesToKeep(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

import { type APIInteractionResponse, InteractionResponseType } from 'discord.js';
import { whoseOf } from './controls.ts';

/** A response whose message is the same for everybody but for one id: what stands before that id, and behind it. */
type Halves = readonly [head: Buffer, tail: Buffer];

/** By the message that is common to all, and the type of the response. */
const written = new WeakMap<object, Map<number, Halves>>();

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
  const byType = written.get(whose.common) ?? new Map<number, Halves>();
  written.set(whose.common, byType);
  const halves = byType.get(response.type) ?? writeHalves(response, whose.named(PLACEHOLDER));
  byType.set(response.type, halves);
  const [head, tail] = halves;
  return Buffer.concat([head, Buffer.from(whose.asker), tail]);
}

/** Completions are the same objects again. */
const kept = new WeakMap<object, Buffer>();

function writeKept(response: APIInteractionResponse): Buffer {
  const known = kept.get(response) ?? Buffer.from(JSON.stringify(response));
  kept.set(response, known);
  return known;
}

function writeHalves(response: APIInteractionResponse, data: object): Halves {
  const [head = '', tail = ''] = JSON.stringify({ ...response, data }).split(JSON.stringify(PLACEHOLDER).slice(1, -1));
  return [Buffer.from(head), Buffer.from(tail)];
}

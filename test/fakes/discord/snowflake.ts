/** Discord's ids hold their time in milliseconds since 2015, above 22 bits of a count. */
const epochMs = 1_420_070_400_000n;
const countMask = 0x3f_ff_ffn;

let count = 0n;

/** A new id, later than all before it of the same time. `atMs`: Unix time. */
export function snowflake(atMs: number = Date.now()): string {
  count += 1n;
  return String(((BigInt(Math.floor(atMs)) - epochMs) << 22n) | (count & countMask));
}

/** Unix time in milliseconds. */
export const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + epochMs);

/** Which connection is told of what happens in a server; direct messages, without a server, are on the first. */
export const shardOf = (guildId: string | undefined, shards: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));

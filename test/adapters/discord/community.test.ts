import { expect, it } from 'vitest';
import { callRest } from '#test/fakes/discord/call-rest.ts';
import { ids } from '#test/fakes/discord/payloads.ts';
import { openCommunity } from './community.ts';

it.each([
  ['breaks a rule of Discord', { content: 'x'.repeat(2001), allowed_mentions: { parse: [] } }],
  ['calls on somebody', { content: `<@${ids.user}>`, allowed_mentions: { users: [ids.user] } }],
])('the end of a community fails where something that was sent %s', async (_, body) => {
  const community = await openCommunity();
  await callRest(community.discord, `POST /channels/${ids.channel}/messages`, { body });
  await expect(community.stop()).rejects.toThrow();
});

import { describe, expect, it } from 'vitest';
import { startProgram } from '#test/adapters/start-program.ts';
import { ids, slashCommand } from '#test/fakes/discord/payloads.ts';
import { startFakeDiscord } from '#test/fakes/discord/server.ts';
import type { FakeDiscord } from '#test/fakes/discord/types.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import { allText } from './all-text.ts';

async function withDiscord(work: (discord: FakeDiscord) => Promise<void>): Promise<void> {
  const discord = await startFakeDiscord();
  try {
    await work(discord);
    expect([...discord.violations, ...discord.pings()]).toEqual([]);
  } finally {
    await discord.stop();
  }
}

const command = (discord: FakeDiscord, query: string) =>
  slashCommand(discord, { name: 'k8snet', options: [{ name: 'query', value: query }] });

describe('the program, started with Discord in its environment', { timeout: 90_000 }, () => {
  it('answers a command and a mention by gateway, and ends with 0 on SIGTERM', async () => {
    await withDiscord(async (discord) => {
      const program = startProgram([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
      await program.said(/connected by gateway/u);
      await discord.deliver(command(discord, 'calico'));
      expect(allText(discord.messages(ids.channel)[0] ?? {})).toContain('Calico is a CNI plugin');
      const asked = discord.addUserMessage(ids.channel, { content: `<@${discord.botId}> iptables vs ipvs?` });
      discord.dispatch('MESSAGE_CREATE', asked);
      const reply = await discord.waitFor(() =>
        discord.messages(ids.channel).find(({ reference }) => reference === asked.id),
      );
      expect(allText(reply)).toContain('iptables mode vs IPVS mode');
      program.stop();
      expect(await program.exit).toBe(0);
    });
  });

  it('answers a signed command by HTTP, also for a while after SIGTERM, refuses a forged one, and ends with 0', async () => {
    await withDiscord(async (discord) => {
      const program = startProgram([], { DISCORD_PUBLIC_KEY: discord.publicKey, HTTP_PORT: '0' });
      const [, address] = await program.said(/HTTP: listening on ([\d.:]+)/u);
      await program.said(/ready for interactions/u);
      const url = `http://${address}/discord/interactions`;
      expect((await discord.postInteraction(url, command(discord, 'calico'), { tamper: true })).status).toBe(401);
      expect((await discord.postInteraction(url, command(discord, 'calico'))).status).toBe(200);
      expect(allText(discord.messages(ids.channel)[0] ?? {})).toContain('Calico is a CNI plugin');
      program.stop();
      await program.said(/SIGTERM: stopping in 5 s/u);
      expect((await discord.postInteraction(url, command(discord, 'cilium'))).status).toBe(200);
      expect(await program.exit).toBe(0);
    });
  });

  it('takes commands by HTTP and mentions by gateway where both are set', async () => {
    await withDiscord(async (discord) => {
      const program = startProgram([], {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DISCORD_PUBLIC_KEY: discord.publicKey,
        HTTP_PORT: '0',
      });
      const [, address] = await program.said(/HTTP: listening on ([\d.:]+)/u);
      await program.said(/connected by gateway/u);
      await discord.postInteraction(`http://${address}/discord/interactions`, command(discord, 'calico'));
      const asked = discord.addUserMessage(ids.channel, { content: `<@${discord.botId}> cilium` });
      discord.dispatch('MESSAGE_CREATE', asked);
      await discord.waitFor(() => discord.messages(ids.channel).find(({ reference }) => reference === asked.id));
      expect(discord.responses).toHaveLength(1);
      program.stop('SIGINT');
      expect(await program.exit).toBe(0);
    });
  });

  it('answers in Slack and Discord at once', async () => {
    const slack = await startFakeSlack({ scopes: ['commands', 'chat:write'] });
    await withDiscord(async (discord) => {
      const program = startProgram([], {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
      });
      await program.said(/connected by gateway/u);
      await program.said(/connected by Socket Mode/u);
      program.stop();
      expect(await program.exit).toBe(0);
    }).finally(() => slack.stop());
  });

  it('ends with 1 and one clear message where the token is of no use', async () => {
    await withDiscord(async (discord) => {
      discord.revokeToken();
      const program = startProgram([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
      expect(await program.exit).toBe(1);
      expect(program.output()).toMatch(/DISCORD_TOKEN.*Reset Token/su);
      expect(program.output()).not.toContain('    at ');
      expect(program.output()).not.toContain(discord.token);
    });
  });

  it('registers its commands once, and prints what changes', async () => {
    await withDiscord(async (discord) => {
      const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
      const first = startProgram(['discord:register'], env);
      expect(await first.exit).toBe(0);
      expect(first.output()).toMatch(/^\+ \/k8snet\b/mu);
      expect(discord.commands()).toHaveLength(5);
      const second = startProgram(['discord:register'], env);
      expect(await second.exit).toBe(0);
      expect(second.output()).toContain('nothing to change');
      expect(discord.callsOf(/\/commands$/u, 'PUT')).toHaveLength(1);
    });
  });

  it('says with `doctor` what is right, what is not, and the link that invites it', async () => {
    await withDiscord(async (discord) => {
      const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
      await startProgram(['discord:register'], env).exit;
      const well = startProgram(['doctor'], env);
      expect([await well.exit, well.output()]).toEqual([0, expect.not.stringContaining('✗')]);
      expect(well.output()).toMatch(/https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&permissions=\d+/u);
      discord.revokeToken();
      const ill = startProgram(['doctor'], env);
      expect([await ill.exit, ill.output()]).toEqual([1, expect.stringContaining('✗')]);
    });
  });
});

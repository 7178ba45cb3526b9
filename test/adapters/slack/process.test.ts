import { describe, expect, it } from 'vitest';
import { neededScopes } from '#adapters/slack/scopes.ts';
import { EVENTS_PATH } from '#adapters/slack/settings.ts';
import { startProgram } from '#test/adapters/start-program.ts';
import { ids, postSigned, slashCommand } from '#test/fakes/slack/payloads.ts';
import { startFakeSlack } from '#test/fakes/slack/server.ts';
import type { FakeSlack } from '#test/fakes/slack/types.ts';
import { allText } from './all-text.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
async function withSlack(work: (slack: FakeSlack) => Promise<void>): Promise<void> {
  const slack = await startFakeSlack({ scopes: neededScopes.map(({ scope }) => scope) });
  try {
    await work(slack);
  } finally {
    await slack.stop();
  }
}

async function firstPrivateText(slack: FakeSlack): Promise<string> {
  return allText(await slack.waitFor(() => slack.ephemerals[0], { what: 'a private answer' }));
}

describe('the program, started with Slack in its environment', { timeout: 90_000 }, () => {
  it('answers a command by Socket Mode and ends with 0 on SIGTERM', async () => {
    await withSlack(async (slack) => {
      const program = startProgram([], {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
      });
      await program.said(/connected by Socket Mode/u);
      const responseUrl = slack.newResponseUrl({ channel: ids.channel, user: ids.user });
      await slack.sendEnvelope('slash_commands', slashCommand({ text: 'calico', responseUrl }));
      expect(await firstPrivateText(slack)).toContain('Calico is a CNI plugin');
      program.stop();
      expect(await program.exit).toBe(0);
    });
  });

  it('answers a signed command by HTTP, refuses an unsigned one, and ends with 0 on SIGINT', async () => {
    await withSlack(async (slack) => {
      const program = startProgram([], {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: slack.apiUrl,
        HTTP_PORT: '0',
      });
      const [, address] = await program.said(/HTTP: listening on ([\d.:]+)/u);
      await program.said(/ready for requests/u);
      const url = `http://${address}${EVENTS_PATH}`;
      const responseUrl = slack.newResponseUrl({ channel: ids.channel, user: ids.user });
      const command = slashCommand({ text: 'iptables vs ipvs?', responseUrl });
      expect((await postSigned(url, SECRET, command, { tamper: true })).status).toBe(401);
      expect((await postSigned(url, SECRET, command)).status).toBe(200);
      expect(await firstPrivateText(slack)).toContain('iptables mode vs IPVS mode');
      expect(slack.ephemerals).toHaveLength(1);
      program.stop('SIGINT');
      expect(await program.exit).toBe(0);
    });
  });

  it('ends with 1 and one clear message where the token is of no use', async () => {
    await withSlack(async (slack) => {
      slack.revokeToken(slack.botToken, 'token_revoked');
      const program = startProgram([], {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
      });
      expect(await program.exit).toBe(1);
      expect(program.output()).toMatch(/SLACK_BOT_TOKEN was revoked.*Reinstall/su);
      expect(program.output()).not.toContain('    at ');
      expect(program.output()).not.toContain(slack.botToken);
    });
  });

  it('says with `doctor` that all is well, and what is not', async () => {
    await withSlack(async (slack) => {
      const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
      const well = startProgram(['doctor'], env);
      expect(await well.exit).toBe(0);
      expect(well.output()).not.toContain('✗');
      slack.revokeToken(slack.botToken, 'invalid_auth');
      const ill = startProgram(['doctor'], env);
      expect(await ill.exit).toBe(1);
      expect(ill.output()).toContain('✗');
    });
  });

  it('says with `doctor` that Slack was not checked where the environment is wrong', async () => {
    const program = startProgram(['doctor'], { SLACK_BOT_TOKEN: 'xoxb-0123456789' });
    expect(await program.exit).toBe(1);
    expect(program.output()).toMatch(/✗ Environment: .*! Slack: not checked.*! Discord: not checked/su);
  });
});

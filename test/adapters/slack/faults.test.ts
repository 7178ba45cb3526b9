import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createBoltLogger, hideSecrets } from '#adapters/slack/bolt-logger.ts';
import { describeSlackFault } from '#adapters/slack/faults.ts';
import type { TokenName } from '#adapters/slack/remedies.ts';
import { compareScopes } from '#adapters/slack/scopes.ts';
import { loggable, slackErrorCode } from '#adapters/slack/slack-error.ts';
import { recordLog } from './connection.ts';

const platform = (error: string, more: object = {}) => new webApi.WebAPIPlatformError({ ok: false, error, ...more });
const network = (cause: object) =>
  new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) }));

describe('a fault of Slack', () => {
  it.each<[string, unknown, TokenName, string, boolean]>([
    [
      'invalid_auth',
      platform('invalid_auth'),
      'SLACK_BOT_TOKEN',
      'Slack does not know the token in SLACK_BOT_TOKEN (invalid_auth)',
      true,
    ],
    [
      'token_revoked',
      platform('token_revoked'),
      'SLACK_BOT_TOKEN',
      'The token in SLACK_BOT_TOKEN was revoked (token_revoked)',
      true,
    ],
    [
      'invalid_auth',
      platform('invalid_auth'),
      'SLACK_APP_TOKEN',
      'Slack does not know the token in SLACK_APP_TOKEN (invalid_auth)',
      true,
    ],
    [
      'missing_scope',
      platform('missing_scope', { needed: 'im:history' }),
      'SLACK_BOT_TOKEN',
      'The app lacks the scope im:history (missing_scope)',
      false,
    ],
    [
      'missing_scope',
      platform('missing_scope'),
      'SLACK_APP_TOKEN',
      'The token in SLACK_APP_TOKEN lacks the scope connections:write (missing_scope)',
      true,
    ],
    [
      'internal_error',
      platform('internal_error'),
      'SLACK_BOT_TOKEN',
      'Slack has a fault of its own (internal_error)',
      false,
    ],
    ['made_up', platform('made_up'), 'SLACK_BOT_TOKEN', 'Slack answered "made_up"', false],
    ['constructor', platform('constructor'), 'SLACK_BOT_TOKEN', 'Slack answered "constructor"', false],
    [
      'not_slack',
      platform('<html>Welcome to the proxy'),
      'SLACK_BOT_TOKEN',
      'What answered is not the Slack API',
      false,
    ],
    [
      'http_503',
      new webApi.WebAPIHTTPError(503, 'x', {}, ''),
      'SLACK_BOT_TOKEN',
      'Slack answered with HTTP status 503',
      false,
    ],
    [
      'unreachable',
      network({ code: 'ECONNREFUSED' }),
      'SLACK_BOT_TOKEN',
      'Slack cannot be reached: nothing listens there',
      false,
    ],
    [
      'unreachable',
      network({ code: 'ENOTFOUND' }),
      'SLACK_BOT_TOKEN',
      'Slack cannot be reached: its name is not known',
      false,
    ],
    [
      'unreachable',
      network({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      'SLACK_BOT_TOKEN',
      'Slack cannot be reached: its certificate is not trusted',
      false,
    ],
    [
      'unreachable',
      new webApi.WebAPIRequestError(new DOMException('x', 'TimeoutError')),
      'SLACK_BOT_TOKEN',
      'Slack cannot be reached: no answer in time',
      false,
    ],
    ['unknown', new Error('no xoxb-1-2-abc here'), 'SLACK_BOT_TOKEN', 'no … here', false],
    ['unknown', 'a text', 'SLACK_BOT_TOKEN', 'a text', false],
  ])('%s is told in words: %#', (code, error, token, message, isFatal) => {
    const fault = describeSlackFault(error, token);
    expect({ code: fault.code, message: fault.message, isFatal: fault.isFatal }).toEqual({ code, message, isFatal });
    expect(fault.remedy).toMatch(/\.$/u);
  });

  it.each([
    ['token_revoked', true, true],
    ['account_inactive', true, true],
    ['no_permission', true, false],
    ['access_denied', true, false],
    ['team_access_not_granted', true, false],
    ['channel_not_found', false, false],
  ])('%s is fatal to its call: %s, to the token: %s', (code, isFatal, isTokenDead) => {
    expect(describeSlackFault(platform(code))).toMatchObject({ code, isFatal, isTokenDead });
  });

  it.each(['<html>a_block_of text', '', 'Not Found', 42])('does not take %j for a code', (error) => {
    expect(slackErrorCode({ data: { ok: false, error } })).toBe(undefined);
  });

  it('is logged with its code and its place in ours, shortened, and without what else it holds', () => {
    const page = Object.assign(new Error(`An API error occurred: ${'<p>xoxb-1-secret '.repeat(100)}`), {
      data: { ok: false, error: '<p>', text: 'wombat' },
    });
    const { code, error, stack } = loggable(page);
    expect({ code, chars: error.length < 520, isIn: stack?.includes('faults.test.ts') }).toEqual({
      code: undefined,
      chars: true,
      isIn: true,
    });
    expect(JSON.stringify(loggable(page))).not.toMatch(/secret|wombat/u);
  });

  it('tells how long Slack asks us to wait', () => {
    expect(describeSlackFault(new webApi.WebAPIRateLimitedError(30)).retryAfterMs).toBe(30_000);
  });
});

it('tells which scopes are missing and which nobody needs', () => {
  const { missing, extra } = compareScopes(['commands', 'chat:write', 'files:read']);
  expect(missing.map(({ scope }) => scope)).toEqual([
    'app_mentions:read',
    'im:history',
    'channels:history',
    'groups:history',
    'mpim:history',
    'assistant:write',
  ]);
  expect(extra).toEqual(['files:read']);
});

describe("Bolt's log", () => {
  it.each([
    ['a bot token', 'Bearer xoxb-1-2-aBc end', 'Bearer … end'],
    ['a rotated token', 'xoxe.xoxb-1-Mi0y end', '… end'],
    ['an app-level token', 'xapp-1-A1-2-abc end', '… end'],
    ['a response_url', 'https://hooks.slack.com/commands/T1/2/x end', 'https://hooks.slack.com/… end'],
    ['the ticket of a socket', 'wss://w/link/?ticket=a-b&app_id=1', 'wss://w/link/?ticket=…&app_id=1'],
  ])('hides %s', (_, text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
  });

  it('shows what may hold words of people at "trace" alone', () => {
    const at = (level: string) => {
      const { lines, logger } = recordLog(level);
      const bolt = createBoltLogger(logger);
      bolt.debug('a whole message');
      bolt.info('started');
      bolt.warn('odd', { text: 'words of people' });
      bolt.error(new Error('broken'));
      return lines;
    };
    expect(at('info')).toEqual(['warn: Bolt: odd (object)', 'error: Bolt: broken']);
    expect(at('debug')).toEqual(['debug: Bolt: started', 'warn: Bolt: odd (object)', 'error: Bolt: broken']);
    expect(at('trace')[0]).toBe('trace: Bolt: a whole message');
  });
});

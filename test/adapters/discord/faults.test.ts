import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordErrorCode, hideSecrets, loggable } from '#adapters/discord/discord-error.ts';
import { describeDiscordFault, NotDiscordError, SessionsUsedUpError, sentenceOf } from '#adapters/discord/faults.ts';
import { sayNextTry } from '#adapters/discord/patience.ts';

const url = 'https://discord.com/api/v10/channels/1/messages';
const sent = { body: { content: 'wombat' }, files: undefined };
const refused = (status: number, code: number, message = 'x') =>
  new DiscordAPIError({ code, message }, code, status, 'POST', url, sent);
/** What a proxy says in Discord's place has neither code nor message. */
const page = (status: number) => new DiscordAPIError({ error: '' }, '', status, 'GET', url, sent);
const network = (code: string, syscall = 'connect') => Object.assign(new Error('x'), { code, syscall });
const limited = (retryAfter: number) =>
  new RateLimitError({
    global: false,
    hash: '',
    limit: 5,
    majorParameter: '',
    method: 'POST',
    retryAfter,
    route: '',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: retryAfter,
    url,
  });

describe('a fault of Discord', () => {
  it.each<[string, unknown, string, { isFatal?: boolean; isTokenDead?: boolean }]>([
    [
      'unauthorized',
      refused(401, 0, '401: Unauthorized'),
      'Discord does not know the token in DISCORD_TOKEN',
      { isFatal: true, isTokenDead: true },
    ],
    [
      'unauthorized',
      new Error('Expected token to be set for this request, but none was present'),
      'Discord does not know the token in DISCORD_TOKEN',
      { isFatal: true, isTokenDead: true },
    ],
    [
      '50027',
      refused(401, 50027),
      'The time to answer this interaction is over (15 minutes) (code 50027)',
      { isFatal: true },
    ],
    ['50001', refused(403, 50001), 'The app has no access there (code 50001)', { isFatal: true }],
    ['50013', refused(403, 50013), 'The bot lacks a permission there (code 50013)', { isFatal: true }],
    ['10002', refused(404, 10002), 'Discord does not know the application (code 10002)', { isFatal: true }],
    [
      '10062',
      refused(404, 10062),
      'The interaction is gone: it was answered too late, or by another process (code 10062)',
      { isFatal: true },
    ],
    ['99999', refused(400, 99999, 'Made up\nbelow'), 'Discord answered "Made up" (code 99999)', {}],
    ['http_404', refused(404, 0, '404: Not Found'), 'Discord answered with HTTP status 404', {}],
    ['http_403', page(403), 'Discord answered with HTTP status 403', {}],
    ['http_502', new HTTPError(502, 'Bad Gateway', 'GET', url, sent), 'Discord answered with HTTP status 502', {}],
    ['not_discord', new NotDiscordError('x'), 'What answered is not the Discord API', {}],
    ['not_discord', new SyntaxError('Unexpected token <'), 'What answered is not the Discord API', {}],
    ['rate_limited', limited(2_000), 'Discord asks us to slow down', {}],
    [
      'sessions_used_up',
      new SessionsUsedUpError(1000, 3_600_000),
      'Discord allows 1000 session starts a day, and they are used up',
      {},
    ],
    ['unreachable', network('ECONNREFUSED'), 'Discord cannot be reached: nothing listens there', {}],
    ['unreachable', network('ENOTFOUND', 'getaddrinfo'), 'Discord cannot be reached: its name is not known', {}],
    [
      'unreachable',
      network('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'Discord cannot be reached: its certificate is not trusted',
      {},
    ],
    ['unreachable', new DOMException('x', 'AbortError'), 'Discord cannot be reached: no answer in time', {}],
    ['unreachable', network('EMFILE'), 'Discord cannot be reached: x', {}],
    ['unknown', new Error('no MTE3MDAwMDAwMDAwMDAwMDAx.GabcDE.k3y-of_twenty7-characters here'), 'no … here', {}],
    ['unknown', 'a text', 'a text', {}],
  ])('is told in words: %s, %#', (code, error, message, { isFatal = false, isTokenDead = false }) => {
    const fault = describeDiscordFault(error);
    expect(fault).toMatchObject({ code, message, isFatal, isTokenDead });
    expect(fault.remedy).toMatch(/^[A-Z].*\.$/u);
  });

  it('tells how long Discord asks us to wait', () => {
    const waits = [limited(2_000), new SessionsUsedUpError(1000, 3_600_000)].map(describeDiscordFault);
    expect(waits.map(({ retryAfterMs }) => retryAfterMs)).toEqual([2_000, 3_600_000]);
  });

  it('is one sentence for what is wrong and one for the remedy', () => {
    expect(sentenceOf(describeDiscordFault(refused(404, 10008)))).toBe(
      'The message is gone (code 10008). Nothing needs to be done.',
    );
  });

  it('is logged with its code and its place in ours, shortened, and without what was sent', () => {
    const { code, error, stack } = loggable(refused(400, 50035, `Invalid Form Body ${'<p>'.repeat(300)}`));
    expect({ code, isShort: error.length <= 500, isIn: stack?.includes('faults.test.ts') }).toEqual({
      code: '50035',
      isShort: true,
      isIn: true,
    });
    expect(JSON.stringify(loggable(refused(400, 50035)))).not.toContain('wombat');
  });

  it.each([
    ['a code', refused(400, 50035), 50035],
    ['none', refused(404, 0), undefined],
    ['words in its place', page(403), undefined],
    ['another error', network('ECONNRESET'), undefined],
  ])('has %s', (_, error, code) => {
    expect(discordErrorCode(error)).toBe(code);
  });
});

it.each([
  ['a token', 'Bot MTE3MDAwMDAwMDAwMDAwMDAx.GabcDE.k3y-of_twenty7-characters00 end', 'Bot … end'],
  [
    'the token of an interaction',
    '/interactions/117000000000000001/aW50ZXJh-Y3Rpb24/callback',
    '/interactions/117000000000000001/…/callback',
  ],
  [
    'the token of a webhook',
    '/webhooks/117000000000000001/aW50ZXJh?wait=true',
    '/webhooks/117000000000000001/…?wait=true',
  ],
  ['nothing of a host and a version', 'gateway.discord.gg v14.28.1', 'gateway.discord.gg v14.28.1'],
])('hides %s', (_, text, shown) => {
  expect(hideSecrets(text)).toBe(shown);
});

it('says a short wait by its length and a long one by the clock', () => {
  expect(sayNextTry(1_500)).toBe('Next try in 1.5 s.');
  expect(sayNextTry(3_600_000)).toMatch(/^Next try at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\.$/u);
});

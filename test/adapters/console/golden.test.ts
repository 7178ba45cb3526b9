import { describe, expect, test } from 'vitest';
import { renderTerminal } from '#adapters/console/render.ts';
import { hostileAnswer } from '#test/adapters/hostile-answer.ts';

/** Escape sequences as a person can read them in the golden file. */
const visible = (text: string) => text.replaceAll('\u001b', '␛');

describe('the hostile answer', () => {
  test.each([24, 40, 80, 120])('is readable in %i columns', async (width) => {
    const shown = renderTerminal(hostileAnswer, { width, color: false, hyperlinks: false });
    await expect(`${shown}\n`).toMatchFileSnapshot(`./golden/hostile-${width}.txt`);
  });

  test('is readable with colour and hyperlinks', async () => {
    const shown = renderTerminal(hostileAnswer, { width: 80, color: true, hyperlinks: true });
    await expect(`${visible(shown)}\n`).toMatchFileSnapshot('./golden/hostile-80-color-hyperlinks.txt');
  });
});

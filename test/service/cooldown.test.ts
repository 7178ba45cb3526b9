import { expect, test } from 'vitest';
import { createCooldown } from '#src/service/cooldown.ts';

function setUp(questions: number, seconds: number) {
  let nowMs = 1_000_000;
  return { cooldown: createCooldown({ questions, seconds }, () => nowMs), pass: (ms: number) => (nowMs += ms) };
}

test('lets so many questions of a person through and tells how long the next has to wait', () => {
  const { cooldown, pass } = setUp(2, 60);
  expect([cooldown('ann'), cooldown('ann'), cooldown('ann')]).toEqual([0, 0, 60_000]);
  pass(15_000);
  expect(cooldown('ann')).toBe(45_000);
});

test('counts each person alone', () => {
  const { cooldown } = setUp(1, 60);
  expect([cooldown('ann'), cooldown('ben'), cooldown('ann')]).toEqual([0, 0, 60_000]);
});

test('lets a person ask again after the time, and not before', () => {
  const { cooldown, pass } = setUp(1, 10);
  cooldown('ann');
  pass(9_999);
  expect(cooldown('ann')).toBe(1);
  pass(1);
  expect([cooldown('ann'), cooldown('ann')]).toEqual([0, 10_000]);
});

test('forgets those who asked longest ago rather than to grow', () => {
  const { cooldown } = setUp(1, 60);
  cooldown('ann');
  for (let at = 0; at < 20_000; at += 1) cooldown(`somebody ${at}`);
  expect([cooldown('ann'), cooldown('somebody 19999')]).toEqual([0, 60_000]);
});

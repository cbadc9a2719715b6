import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from './expression.ts';

const next = (expression: string, after: string, zone?: string): string | undefined => {
  const time = parseScheduleExpression(expression, zone);
  if (time.kind === 'once') return new Date(time.atMs).toISOString();
  const ms = time.recurrence.nextAfter(Date.parse(after));
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('schedule expressions', () => {
  it.each([
    ['at(2026-03-10T00:00:00)', '2026-03-02T01:00:00Z', 'Asia/Shanghai', '2026-03-09T16:00:00.000Z'],
    ['at(2026-03-10T00:00:00)', '2026-03-02T01:00:00Z', undefined, '2026-03-10T00:00:00.000Z'],
    ['rate(5 minutes)', '2026-03-02T01:05:00Z', undefined, '2026-03-02T01:10:00.000Z'],
    ['rate(1 hour)', '2026-03-02T01:05:00Z', undefined, '2026-03-02T02:00:00.000Z'],
    ['cron(5 0 * * ? *)', '2026-03-02T01:00:00Z', 'Asia/Shanghai', '2026-03-02T16:05:00.000Z'],
    ['cron(0 3 1 * ? *)', '2026-03-02T01:00:00Z', 'Asia/Shanghai', '2026-03-31T19:00:00.000Z'],
    ['cron(0 9 ? * MON-FRI *)', '2026-03-06T02:00:00Z', 'Asia/Shanghai', '2026-03-09T01:00:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', '2026-03-06T02:00:00Z', 'Asia/Shanghai', '2026-04-06T01:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-03-06T02:01:00Z', undefined, '2026-03-06T02:15:00.000Z'],
    ['cron(0 9 1 1 ? 2025)', '2026-03-06T02:01:00Z', undefined, undefined],
  ])('%s after %s in %s', (expression, after, zone, expected) => {
    expect(next(expression, after, zone)).toBe(expected);
  });

  it.each(['at(2026-02-30T00:00:00)', 'at(2026-03-10)', 'rate(0 minutes)', 'rate(5 weeks)', 'every(5)'])(
    'refuses %s',
    (expression) => {
      expect(() => parseScheduleExpression(expression)).toThrow(/Invalid Schedule Expression/);
    },
  );

  it('wants ? for exactly one of the day fields', () => {
    expect(() => parseScheduleExpression('cron(0 9 1 * MON *)')).toThrow(/exactly one/);
    expect(() => parseScheduleExpression('cron(0 9 ? * ? *)')).toThrow(/exactly one/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { resolvePolicy } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import { instantOf } from '../time/instant.ts';
import { daysBetween } from '../time/local-date.ts';
import { decideCancelForError, decideCancelPublicity, decideProposeCancellation } from './cancel.ts';
import { refuseContentChange } from './close.ts';
import { freezeContent } from './content.ts';
import { decideReplacePublicity } from './open.ts';
import { content, openAt, stateAfter } from '../../../test/support/publicity-fixtures.ts';

const NOON = '2026-03-05T04:00:00.000Z';
const officer = (id: string, ...roles: Acting['roles']): Acting => ({
  now: NOON,
  actor: { id, role: roles[0] ?? 'PUBLIC' },
  roles,
});
describe('opening', () => {
  it('[5-3] freezes the content under the SHA-256 of its canonical form', () => {
    const { body } = openAt();
    expect(body.contentHash).toBe(createHash('sha256').update(body.content).digest('hex'));
    const reordered = Object.fromEntries(Object.entries(content).toReversed());
    expect(freezeContent(reordered as typeof content).contentHash).toBe(body.contentHash);
  });

  it('[5-3] prints the dates of the Civil Code and keeps how they were counted', () => {
    const { body, deadlines } = openAt('2026-02-09T01:00:00.000Z');
    expect(body.period).toMatchObject({
      publishedOn: '2026-02-09',
      countFrom: '2026-02-10',
      lastDay: '2026-02-24',
    });
    expect(body.period.rolled.length).toBe(8);
    expect(deadlines.PUBLICITY_CLOSE?.dueAt).toBe('2026-02-24T16:00:00.000Z');
  });

  it('[5-3] counts in the mode of the policy', () => {
    const override = { sequence: 1, key: 'publicity.countMode', effectiveFrom: '2026-03-01', reason: 'test' };
    const inclusive = resolvePolicy([{ ...override, value: 'INCLUSIVE' }], '2026-03-02');
    const workdays = resolvePolicy([{ ...override, value: 'WORKDAYS' }], '2026-03-02');
    expect(openAt('2026-01-05T01:00:00.000Z', inclusive).body.period.lastDay).toBe('2026-01-11');
    expect(openAt('2026-01-05T01:00:00.000Z', workdays).body.period.lastDay).toBe('2026-01-14');
  });

  it('[5-3] never gives less than seven whole days', () => {
    const from = Date.parse('2026-03-01T00:00:00Z');
    const to = Date.parse('2030-08-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (ms) => {
        const { period } = openAt(instantOf(ms)).body;
        expect(daysBetween(period.publishedOn, period.lastDay)).toBeGreaterThanOrEqual(7);
        expect(Date.parse(period.closesAt) - ms).toBeGreaterThanOrEqual(7 * 86_400_000);
      }),
    );
  });
});

describe('the end before its time', () => {
  it('[5-3] refuses to edit the content and says how else', () => {
    expect(refuseContentChange(openAt())).toMatchObject({
      refused: 'PUBLICITY_CONTENT_FIXED',
      article: '5-3',
    });
  });

  it('[5-3] cancels an erroneous notice by two persons', () => {
    expect(decideCancelForError(openAt(), officer('r', 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const proposed = stateAfter(
      openAt(),
      decideProposeCancellation(openAt(), { reason: '错字' }, officer('r', 'CENTRE_REVIEWER')),
    );
    expect(decideCancelForError(proposed, officer('r', 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    expect(decideCancelForError(proposed, officer('o', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const cancelled = stateAfter(proposed, decideCancelForError(proposed, officer('s', 'CENTRE_REVIEWER')));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', deadlines: {} });
    expect(stateAfter(cancelled, decideReplacePublicity(cancelled, 'P2')).refs.successor).toBe('P2');
  });

  it('[5-3] ends with the withdrawal of its case', () => {
    const cancelled = stateAfter(openAt(), decideCancelPublicity(openAt(), {}, { now: NOON }));
    expect(cancelled.status).toBe('CANCELLED');
    expect(isRefusal(decideCancelPublicity(cancelled, {}, { now: NOON }))).toBe(true);
  });
});

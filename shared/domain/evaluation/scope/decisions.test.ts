import { describe, expect, it } from 'vitest';
import { folded } from '../../../../test/support/folded.ts';
import { by, calendar, NOW, policy, system } from '../../../../test/support/onboarding-fixtures.ts';
import type { CycleBody } from '../cycle/cycle.ts';
import { decideCorrection, decideRequestCorrection } from './correct.ts';
import { decideCover, decideCoverageOverdue, decideCoverByHand, decidePlaceAgency } from './cover.ts';

const placed = { cycleId: '2026', agencyId: 'A1', uscc: '91310104MA1FX0010C' };
const open = () => folded('2026.A1', decidePlaceAgency(placed, { now: NOW, policy, calendar }));
const officer = by(['CENTRE_OFFICER'], NOW, 'u-li');

describe('coverage', () => {
  it('[9-1c] has three working days before somebody calls', () => {
    expect(open().deadlines['COVERAGE_OVERDUE']?.dueAt).toBe('2026-03-05T16:00:00.000Z');
  });

  it.each([[['LETTER', 'SMS']], [['SMS', 'LETTER']]] as const)(
    '[9-1c] closes with both channels, in the order %s',
    (channels) => {
      let state = open();
      for (const [i, channel] of channels.entries()) {
        state = folded(state.id, decideCover(state, { channel }, system()), state);
        expect(state.status).toBe(i === 0 ? 'OPEN' : 'CLOSED');
      }
      expect(state.deadlines).toEqual({});
    },
  );

  it('[9-1c] is said nothing new by the same channel, nor when it is closed', () => {
    const once = folded('c', decideCover(open(), { channel: 'SMS' }, system()), open());
    expect(decideCover(once, { channel: 'SMS' }, system())).toBeUndefined();
    const closed = folded('c', decideCoverByHand(once, { how: 'PHONE' }, officer), once);
    expect(closed).toMatchObject({ status: 'CLOSED', body: { manual: { how: 'PHONE', by: 'u-li' } } });
    expect(decideCover(closed, { channel: 'LETTER' }, system())).toBeUndefined();
    expect(decideCoverageOverdue(closed)).toBeUndefined();
    expect(decideCoverByHand(closed, { how: 'PHONE' }, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[9-1c] is closed by hand by the centre alone', () => {
    const stranger = by(['AGENCY_ADMIN']);
    expect(decideCoverByHand(open(), { how: 'PHONE' }, stranger)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });
});

const CLOSES = '2026-03-09T16:00:00.000Z';
const cycle = (corrections: CycleBody['corrections'], status = 'NOTICE_PUBLISHED') => ({
  id: '2026',
  status,
  body: { corrections } as CycleBody,
});
const asked = {
  agencyId: 'A1',
  uscc: placed.uscc,
  asked: 'INCLUDE',
  category: 'TECH_TRANSFER',
  reason: '产品在架',
} as const;
const agency = { ...by(['AGENCY_ADMIN']), policy };
const running = { closesAt: CLOSES, closed: false };

describe('corrections of the list', () => {
  const requested = () => folded('K1', decideRequestCorrection('K1', asked, cycle(running), agency));

  it('[9-1d] are taken to the last moment of the term, and not after it', () => {
    const at = (now: string) => decideRequestCorrection('K1', asked, cycle(running), { ...agency, now });
    expect(at('2026-03-09T15:59:59.999Z')).toHaveProperty('events');
    expect(at(CLOSES)).toMatchObject({ refused: 'DEADLINE_PASSED', extra: { closesAt: CLOSES } });
    const over = cycle({ ...running, closed: true });
    expect(decideRequestCorrection('K1', asked, over, agency)).toMatchObject({ refused: 'DEADLINE_PASSED' });
  });

  it('[9-1d] are not asked for before there is a list', () => {
    const before = cycle(undefined, 'SCHEME_LOCKED');
    expect(decideRequestCorrection('K1', asked, before, agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[7-1b][9-1d] are not asked for once the evaluation is called off', () => {
    expect(decideRequestCorrection('K1', asked, cycle(running, 'CANCELLED'), agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
      extra: { state: 'CANCELLED' },
    });
  });

  it('[7-1e][9-1d] are accepted for those alone who are in scope, and decided once', () => {
    const yes = { accept: true, reason: '属实', listVersion: 2 };
    expect(decideCorrection(requested(), yes, { eligible: false }, officer)).toMatchObject({
      refused: 'NOT_IN_SCOPE',
    });
    const accepted = folded(
      'K1',
      decideCorrection(requested(), yes, { eligible: true }, officer),
      requested(),
    );
    expect(accepted).toMatchObject({ status: 'ACCEPTED', body: { decision: { listVersion: 2 } } });
    expect(decideCorrection(accepted, { ...yes, accept: false }, { eligible: true }, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const refused = decideCorrection(
      requested(),
      { accept: false, reason: '不属实' },
      { eligible: false },
      officer,
    );
    expect(folded('K1', refused, requested()).status).toBe('REFUSED');
  });
});

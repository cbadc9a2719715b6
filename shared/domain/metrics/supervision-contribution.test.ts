import { expect, it } from 'vitest';
import type { ViolationBody } from '../violation/violation.ts';
import { contributionOfViolation } from './supervision-contribution.ts';

const confirmation = { by: 'u-rui', at: '2026-04-21T01:00:00.000Z', reason: '属实' };
const body = (level: 'MINOR' | 'MAJOR'): ViolationBody => ({
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  kind: 'SUBCONTRACTING',
  subjectRef: 'ORDER#O1',
  sourceRef: 'RISKFLAG#F1',
  suspectedAt: '2025-12-21T01:00:00.000Z',
  suspectedBy: 'u-anna',
  reason: '线索',
  level,
  confirmation,
});
const counted = (status: string, level: 'MINOR' | 'MAJOR') =>
  contributionOfViolation({ id: 'V1', status, refs: {}, body: body(level), events: [] })?.counts;

it.each(['CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'])(
  '[SM-15] counts a minor violation against the year of its confirmation while it is %s',
  (status) => {
    expect(counted(status, 'MINOR')).toEqual({ '2026#*': { minorViolations: 1 } });
  },
);

it('[SM-15] counts none that was revoked, and no major one', () => {
  expect(counted('REVOKED', 'MINOR')).toEqual({});
  expect(counted('CLOSED', 'MAJOR')).toEqual({});
});

import { describe, expect, it } from 'vitest';
import type { CreditRecordBody } from './credit-record.ts';
import { refuseSanctioned } from './sanction.ts';

const TODAY = '2026-03-02';
const record = (status: string, sanctionEndsOn: string, kind: 'UNIT' | 'BUYER' | 'PERSON' = 'UNIT') => ({
  id: 'R1',
  status,
  deadlines: {},
  body: { subject: { kind }, fields: { sanctionEndsOn } } as CreditRecordBody,
});

describe('a sanction on record', () => {
  it.each([
    ['[12-3j] its unit to its last day', record('ACTIVE', TODAY), true],
    ['[12-3j] a buyer that colluded', record('ACTIVE', '2027-01-01', 'BUYER'), true],
    ['[12-3j] nobody the day after', record('ACTIVE', '2026-03-01'), false],
    ['[12-3j] no unit for a person of it', record('ACTIVE', '2027-01-01', 'PERSON'), false],
    ['[12-3j] nobody before it stands', record('REPORTED', '2027-01-01'), false],
    ['[12-3j] nobody once it was revoked', record('REVOKED', '2027-01-01'), false],
  ])('binds %s', (_, found, isBound) => {
    const refusal = refuseSanctioned([record('EXPIRED', '2025-01-01'), found], TODAY);
    expect(refusal?.refused).toBe(isBound ? 'INTEGRITY_SANCTION_ACTIVE' : undefined);
  });

  it('[12-3j] names the last of several ends', () => {
    const refusal = refuseSanctioned([record('ACTIVE', '2027-05-01'), record('ACTIVE', '2026-09-01')], TODAY);
    expect(refusal).toMatchObject({ extra: { until: '2027-05-01' } });
  });
});

import { expect, it } from 'vitest';
import { policy } from '../../../../test/support/onboarding-fixtures.ts';
import { listHash, scopeOf, type ScopeFacts } from './scope.ts';

const question = { noticeOn: '2027-03-01', periodFrom: '2026-01-01', periodTo: '2026-12-31' };
const facts = (more: Partial<ScopeFacts> = {}): ScopeFacts => ({
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  agencyName: '样例检测有限公司',
  agencyStatus: 'ACTIVE',
  onboardedOn: '2024-05-06',
  suspended: [],
  offered: { INSPECTION_TESTING: [{ from: '2025-01-01' }] },
  ...more,
});
const found = (more: Partial<ScopeFacts> = {}) => scopeOf(facts(more), question, policy);

it.each([
  ['on offer all along', [{ from: '2025-01-01' }], true],
  ['on offer since the period ended', [{ from: '2027-02-01' }], true],
  ['taken off on the first day of the period', [{ from: '2025-01-01', to: '2026-01-01' }], false],
  ['on offer on the first day of the period alone', [{ from: '2025-01-01', to: '2026-01-02' }], true],
  ['put on offer on the last day of the period', [{ from: '2026-12-31', to: '2027-01-01' }], true],
  ['off again before the period', [{ from: '2024-01-01', to: '2025-01-01' }], false],
])('[7-1c][7-1e] a category with a product %s is evaluated: %s', (_, spans, evaluated) => {
  const row = found({ offered: { INSPECTION_TESTING: spans } });
  expect(row.categories).toEqual(evaluated ? ['INSPECTION_TESTING'] : []);
  expect(row.reason).toBe(evaluated ? undefined : 'NO_PUBLISHED_PRODUCT');
});

it('[7-1e] says the tenure first where that is not all', () => {
  expect(found({ onboardedOn: '2025-03-01', offered: {} })).toMatchObject({
    reason: 'TENURE_INCOMPLETE',
    completeFrom: '2027-03-02',
  });
});

it('[7-1e] takes in suspended agencies, and notes a suspension of the period', () => {
  const suspended = [{ from: '2026-05-01', to: '2026-06-01' }];
  expect(found({ agencyStatus: 'SUSPENDED' }).reason).toBeUndefined();
  expect(found({ suspended }).suspendedInPeriod).toBe(true);
  expect(found({ suspended: [{ from: '2025-05-01', to: '2026-01-01' }] }).suspendedInPeriod).toBe(false);
});

it('[9-1b] hashes the public lines alone, in the order of agencies', () => {
  const hashOf = (...rows: ReturnType<typeof found>[]) => {
    const hash = listHash();
    for (const row of rows) hash.add(row);
    return hash.digest();
  };
  const other = found({ agencyId: 'A2' });
  expect(hashOf(found(), other)).toBe(hashOf(found({ suspended: [{ from: '2026-01-01' }] }), other));
  expect(hashOf(found(), other)).not.toBe(hashOf(found({ agencyName: '别家' }), other));
  expect(() => hashOf(other, found())).toThrow(RangeError);
});

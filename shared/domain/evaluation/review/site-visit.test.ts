import { describe, expect, it } from 'vitest';
import { calendar } from '../../../../test/support/onboarding-fixtures.ts';
import { resolvePolicy } from '../../../policy/policy.ts';
import { orThrow } from '../../problem.ts';
import { decidePlaceInScope } from '../entry/place.ts';
import { decidePlanSiteVisit, decideRecordSiteVisit, SiteVisitBody } from './site-visit.ts';

const NOW = '2027-03-02T01:00:00.000Z';
const override = { key: 'evaluation.siteVisitors', effectiveFrom: '2027-01-01', sequence: 1, reason: '试行' };
const policies = {
  two: resolvePolicy([], '2027-03-02'),
  three: resolvePolicy([{ ...override, value: 3 }], '2027-03-02'),
};
const entry = {
  id: '2027.INSPECTION_TESTING.A1',
  status: 'UNDER_REVIEW',
  body: decidePlaceInScope({
    cycleId: '2027',
    agencyId: 'A1',
    uscc: '91310104MA1FX0010C',
    agencyName: '样例',
    category: 'INSPECTION_TESTING',
    onboardedOn: '2024-02-01',
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
  }).body,
} as never;
const acting = {
  now: NOW,
  actor: { id: 'anna', role: 'CENTRE_OFFICER' },
  roles: ['CENTRE_OFFICER'],
  calendar,
} as const;
const plan = (visitors: readonly string[], policy = policies.two) =>
  decidePlanSiteVisit(
    'V1',
    entry,
    { visitOn: '2027-03-03', purpose: '核实场地', visitors: [...visitors] },
    { ...acting, policy },
  );
const planned = (visitors: readonly string[]) => ({
  id: 'V1',
  status: 'PLANNED',
  body: orThrow(plan(visitors)).body,
});
const record = (signedBy: readonly string[], policy = policies.two, now = '2027-03-03T09:00:00.000Z') =>
  decideRecordSiteVisit(
    planned(['a', 'b', 'c']),
    { minutes: '属实', findings: [], photoIds: ['P1'], minutesDocumentId: 'D1', signedBy: [...signedBy] },
    { ...acting, policy, now },
  );

describe('[9-3e] a visit on site', () => {
  it('[9-3e] is made by as many different persons as policy says, two unless it says more', () => {
    for (const alone of [[], ['a'], ['a', 'a']])
      expect(plan(alone)).toMatchObject({
        refused: 'VALIDATION_FAILED',
        fields: [{ field: 'body.visitors', zh: '实地走访须由2人以上进行' }],
      });
    expect(plan(['a', 'b'], policies.three)).toMatchObject({ fields: [{ zh: '实地走访须由3人以上进行' }] });
    expect(SiteVisitBody().parse(orThrow(plan(['a', 'b'])).body).visitors).toEqual(['a', 'b']);
    expect(plan(['a', 'b', 'c'], policies.three)).toMatchObject({ events: [{ to: 'PLANNED' }] });
    expect(() => resolvePolicy([{ ...override, value: 1 }], '2027-03-02')).toThrow('siteVisitors');
  });

  it('[9-3e] is recorded on its day, with the signatures of as many who went', () => {
    expect(record(['a'])).toMatchObject({ fields: [{ field: 'body.signedBy' }] });
    expect(record(['a', 'x'])).toMatchObject({ fields: [{ zh: '签字人不在走访人员之列' }] });
    expect(record(['a', 'b'], policies.three)).toMatchObject({ fields: [{ field: 'body.signedBy' }] });
    expect(record(['a', 'b'], policies.two, NOW)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(record(['a', 'b'])).toMatchObject({ events: [{ to: 'DONE', docRefs: ['D1', 'P1'] }] });
  });
});

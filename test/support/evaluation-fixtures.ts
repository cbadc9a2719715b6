import * as fc from 'fast-check';
import { schemeFrom } from '../../shared/domain/evaluation/scheme/scheme.ts';
import type { RankKey } from '../../shared/domain/evaluation/ranking/rank-key.ts';
import type { CategoryContext } from '../../shared/domain/evaluation/scoring/context.ts';
import type { EntryInputs } from '../../shared/domain/evaluation/scoring/inputs.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';

/** The scheme of the released policy. */
export const scheme = schemeFrom(resolvePolicy([], '2027-01-02'), {
  id: 'SCHEME-2027',
  version: 1,
  effectiveCycle: '2027',
});

/** The entry of domain §6.1 that scores 86.59. */
export const goldenInputs: EntryInputs = {
  qualifications: { n: 3, of: 3 },
  staff: 8,
  products: 4,
  completion: { n: 18, of: 20 },
  onTime: { n: 16, of: 18 },
  firstPass: { n: 17, of: 18 },
  spotChecks: { n: 0, of: 0 },
  completedOrders: 18,
  distinctUsers: 12,
  activeMonths: 9,
  documents: { n: 4, of: 4 },
  archived: { n: 17, of: 18 },
  answered: { n: 21, of: 22 },
  overdueDays: 0,
  eventsAttended: 1,
  credit: 'CLEAR',
  minorViolations: 0,
  rectifications: { n: 0, of: 0 },
  ratings: { n: 15, stars: 69 },
  complaints: 0,
  satisfaction: [92, 88, 95],
};

export const goldenContext: CategoryContext = {
  orders90: 40,
  users90: 25,
  ratingMean: { n: 10, stars: 42 },
  entries: 50,
};

const share = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ n: Math.min(a, b), of: Math.max(a, b) }));

export const anyInputs: fc.Arbitrary<EntryInputs> = fc.record(
  {
    qualifications: share,
    staff: fc.nat(20),
    products: fc.nat(9),
    completion: share,
    onTime: share,
    firstPass: share,
    spotChecks: share,
    completedOrders: fc.nat(60),
    distinctUsers: fc.nat(40),
    activeMonths: fc.nat(12),
    documents: fc.nat(4).map((n) => ({ n, of: 4 })),
    archived: share,
    answered: share,
    overdueDays: fc.nat(500),
    eventsAttended: fc.nat(4),
    credit: fc.constantFrom('CLEAR', 'CURED', 'OPEN'),
    minorViolations: fc.nat(3),
    rectifications: share,
    ratings: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 9 }).map((stars) => ({
      n: stars.length,
      stars: stars.reduce((sum, n) => sum + n, 0),
    })),
    complaints: fc.nat(4),
    satisfaction: fc.array(
      fc.nat(10_000).map((n) => n / 100),
      { minLength: 1, maxLength: 5 },
    ),
  },
  {
    requiredKeys: [
      'qualifications',
      'products',
      'completion',
      'onTime',
      'firstPass',
      'spotChecks',
      'completedOrders',
      'distinctUsers',
      'activeMonths',
      'documents',
      'archived',
      'answered',
      'overdueDays',
      'eventsAttended',
      'minorViolations',
      'rectifications',
      'ratings',
      'complaints',
    ],
  },
);

/** A key that may have any grade; the `n`-th of its category. */
export const rankKey = (n: number, change: Partial<RankKey> = {}): RankKey => ({
  entryId: `2027.RESEARCH_DEVELOPMENT.A${n}`,
  agencyId: `A${n}`,
  category: 'RESEARCH_DEVELOPMENT',
  total: 9_000 - n,
  feedback: 120_000,
  quality: 150_000,
  orders: 18,
  users: 12,
  complaints: 0,
  onboardedOn: '2024-02-01',
  standing: 'RANKED',
  ...change,
});

import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { gradeRatioRow } from '../../../policy/parameters/evaluation.ts';
import { indicatorSchema, MAX_INDICATORS } from '../../../policy/parameters/indicators.ts';
import { plainPoints, plainShare } from '../../../policy/parameters/plain-decimal.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import { canonicalHash } from '../../canonical.ts';

/** The version of the arithmetic: another one may give other points for the same scheme and inputs. */
export const ENGINE = '1' as const;

/** Grounds on which an entry is unqualified whatever its score (domain §6.4). */
export const TRIGGERS = [
  'VIOLATION_CONFIRMED',
  'FALSE_ONBOARDING_MATERIAL',
  'COOPERATION_REFUSED',
  'SPOT_CHECKS_FAILED',
  'SERIOUS_CREDIT_RECORD',
  'RECTIFICATION_OVERDUE',
  'CONDITIONS_NOT_MET',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Grounds on which an entry is qualified at most (domain §6.4). */
export const CAPS = ['SUSPENDED_IN_PERIOD', 'ABNORMAL_LIST_CURED_LATE', 'NO_ACTIVITY'] as const;
export type Cap = (typeof CAPS)[number];

/** Far above what any scheme asks for [J]. */
const MAX_COUNT = 1_000_000;
const MAX_ROWS = 20;
const MAX_CATEGORIES = 50;

/**
 * Everything that turns inputs into points and points into grades, as data (rows 8-1, 8-2). A draft may be wrong in
 * itself: `checkScheme` says whether it may be locked.
 */
export const IndicatorScheme = onFirstUse(() =>
  z.strictObject({
    id: z.string().min(1).max(60),
    version: z.int().min(1),
    effectiveCycle: z.string().min(1).max(60),
    indicators: z.array(indicatorSchema()).max(MAX_INDICATORS),
    missingPolicy: z.strictObject({
      indicator: z.enum(['REDISTRIBUTE_IN_DIMENSION']),
      frequency: z.enum(['ZERO']),
      wholeDimensionRatio: plainShare(),
    }),
    gradeRatios: z.array(gradeRatioRow()).max(MAX_ROWS),
    floors: z.strictObject({ EXCELLENT: plainPoints(), GOOD: plainPoints(), QUALIFIED: plainPoints() }),
    minOrdersForTopGrades: z.int().min(0).max(MAX_COUNT),
    minUsers: z.int().min(0).max(MAX_COUNT),
    tieAtBoundary: z.enum(['INCLUDE']),
    triggers: z.array(z.enum(TRIGGERS)).max(TRIGGERS.length),
    caps: z.array(z.enum(CAPS)).max(CAPS.length),
    /** How many users of an agency are asked (row 9-3b). */
    sample: z.strictObject({ min: z.int().min(1), max: z.int().min(1), fraction: plainShare() }),
    /** Codes in the order that decides between equal entries of one agency. */
    categories: z.array(z.string().min(1).max(60)).max(MAX_CATEGORIES),
    rounding: z.strictObject({ indicator: z.literal(4), dimension: z.literal(4), total: z.literal(2) }),
    engine: z.literal(ENGINE),
  }),
);
export type IndicatorScheme = z.infer<ReturnType<typeof IndicatorScheme>>;

/** The scheme that a policy gives: the first draft of a season, where no earlier scheme is continued. */
export function schemeFrom(
  policy: PolicySet,
  named: { readonly id: string; readonly version: number; readonly effectiveCycle: string },
): IndicatorScheme {
  return {
    ...named,
    indicators: policy.get('evaluation.indicators'),
    missingPolicy: policy.get('evaluation.missingPolicy'),
    gradeRatios: policy.get('evaluation.gradeRatios'),
    floors: policy.get('evaluation.floors'),
    minOrdersForTopGrades: policy.get('evaluation.minOrdersForTopGrades'),
    minUsers: policy.get('evaluation.minUsers'),
    tieAtBoundary: policy.get('evaluation.tieAtBoundary'),
    triggers: [...TRIGGERS],
    caps: [...CAPS],
    sample: {
      min: policy.get('evaluation.sample.min'),
      max: policy.get('evaluation.sample.max'),
      fraction: policy.get('evaluation.sample.fraction'),
    },
    categories: policy
      .get('category.catalogue')
      .toSorted((a, b) => a.order - b.order)
      .map(({ code }) => code),
    rounding: { indicator: 4, dimension: 4, total: 2 },
    engine: ENGINE,
  };
}

/** What is published with the notice: whoever changes the scheme afterwards changes it. */
export const schemeHash = (scheme: IndicatorScheme): string => canonicalHash(scheme);

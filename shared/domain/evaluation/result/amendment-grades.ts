import { GRADES } from '../ranking/grade.ts';
import type { GradingScheme } from '../ranking/rank.ts';
import type { RankKey } from '../ranking/rank-key.ts';

/**
 * What a published grade is amended on. The review of an administrative decision and a court give the grade from outside; a
 * confirmed violation gives 不合格 (domain §6.4); an error of calculation is put right within the rules of the scheme.
 */
export const AMENDMENT_GROUNDS = [
  'REVIEW_UPHELD',
  'COURT_DECISION',
  'VIOLATION_CONFIRMED',
  'CALCULATION_ERROR',
] as const;
export type AmendmentGround = (typeof AMENDMENT_GROUNDS)[number];
export type AmendableGrade = (typeof GRADES)[number];

const ranksBelow = (grade: string, other: string): boolean =>
  GRADES.findIndex((each) => each === grade) > GRADES.findIndex((each) => each === other);

/** Whether the new grade is the worse one; against none, or one that was withheld, only 不合格 is. */
export const isLowered = (from: string | undefined, to: AmendableGrade): boolean =>
  from === undefined || from === 'WITHHELD' ? to === 'UNQUALIFIED' : ranksBelow(to, from);

/**
 * The grades that the floors, minimums and caps of the scheme leave to an entry. Ratios are not asked: nobody else gives a
 * place back for an amendment, which the published list says (domain §6.3).
 */
export function gradesWithinRules(
  { floors, minOrdersForTopGrades, minUsers }: GradingScheme,
  key: RankKey,
): readonly AmendableGrade[] {
  if (key.unqualified === true) return ['UNQUALIFIED'];
  if (key.standing === 'NO_ACTIVITY') return ['QUALIFIED'];
  const reaches = (floor: number) => key.total >= Math.round(floor * 100);
  if (!reaches(floors.QUALIFIED)) return ['UNQUALIFIED'];
  const isHeld = key.capped === true || key.orders < minOrdersForTopGrades || key.users < minUsers;
  if (isHeld || !reaches(floors.GOOD)) return ['QUALIFIED'];
  return reaches(floors.EXCELLENT) ? ['EXCELLENT', 'GOOD', 'QUALIFIED'] : ['GOOD', 'QUALIFIED'];
}

/** What a ground allows; undefined = any grade, as somebody outside has decided. */
export function gradesOn(
  ground: AmendmentGround,
  scheme: GradingScheme,
  key: RankKey,
): readonly AmendableGrade[] | undefined {
  switch (ground) {
    case 'REVIEW_UPHELD':
    case 'COURT_DECISION':
      return undefined;
    case 'VIOLATION_CONFIRMED':
      return ['UNQUALIFIED'];
    case 'CALCULATION_ERROR':
      return gradesWithinRules(scheme, key);
  }
}

/** The four grades (row 10-1c), and the place kept for one decided later. */
export const GRADES = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'] as const;
export type Grade = (typeof GRADES)[number] | 'WITHHELD';

/**
 * Why an entry stands where it does:
 * QUOTA no place was left in the better grades · FLOOR its total is below the better grade's · MIN_ORDERS, MIN_USERS too
 * few for the upper grades · CAP qualified at most · TIE_INCLUDED a tie across the boundary got the better grade ·
 * NO_ACTIVITY not ranked · TRIGGER unqualified on a confirmed ground · SCORE_BELOW_FLOOR total below the floor of
 * qualified · WITHHELD an investigation is open
 */
export const GRADE_REASONS = [
  'QUOTA',
  'FLOOR',
  'MIN_ORDERS',
  'MIN_USERS',
  'CAP',
  'TIE_INCLUDED',
  'NO_ACTIVITY',
  'TRIGGER',
  'SCORE_BELOW_FLOOR',
  'WITHHELD',
] as const;
export type GradeReason = (typeof GRADE_REASONS)[number];

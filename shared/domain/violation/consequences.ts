export const LEVELS = ['MINOR', 'MAJOR'] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_NAMES: Readonly<Record<string, string>> = {
  MINOR: '轻微',
  MAJOR: '重大',
} satisfies Readonly<Record<Level, string>>;

/** What a confirmed violation leads to; nothing of it happens by itself (SM-15). */
export const CONSEQUENCES = [
  'RECTIFICATION',
  'INTEGRITY_DEDUCTION',
  'REFUSAL_OR_RECOVERY',
  'CREDIT_RECORD',
  'REMOVAL_PROPOSAL',
  'UNQUALIFIED_GRADE',
] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** The consequence matrix of SM-15. */
export const MATRIX: Readonly<Record<Level, readonly Consequence[]>> = {
  MINOR: ['RECTIFICATION', 'INTEGRITY_DEDUCTION'],
  MAJOR: ['REFUSAL_OR_RECOVERY', 'CREDIT_RECORD', 'REMOVAL_PROPOSAL', 'UNQUALIFIED_GRADE'],
};

/** Which event draws which consequence, where what it is about rests on the violation. */
export const DRAWN_BY: Readonly<Record<string, Consequence>> = {
  RectificationProposed: 'RECTIFICATION',
  RedemptionRefusalDecided: 'REFUSAL_OR_RECOVERY',
  RecoveryOrdered: 'REFUSAL_OR_RECOVERY',
  CreditRecordReported: 'CREDIT_RECORD',
  RemovalProposed: 'REMOVAL_PROPOSAL',
  UnqualifiedConfirmed: 'UNQUALIFIED_GRADE',
};

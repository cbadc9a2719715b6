/** The matters of an agency that its standing and its leaving look at (12-4). */
export const MATTER_KINDS = [
  'RECTIFICATION',
  'SUSPENSION',
  'REMOVAL',
  'VIOLATION',
  'COOPERATION',
  'INSPECTION',
  'HEARING',
  'PAYMENTHOLD',
  'PAYMENTREFUSAL',
  'FUNDRECOVERY',
  'CREDITRECORD',
  'UPKEEP',
] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/**
 * The states in which nothing is asked of the agency any more, and nothing runs against it. Some of them may still be left, as a
 * removal may be revoked: they are not the terminal ones of the machines.
 */
const OVER: Readonly<Record<MatterKind, readonly string[]>> = {
  RECTIFICATION: ['DROPPED', 'ACCEPTED'],
  SUSPENSION: ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'],
  REMOVAL: ['EXECUTED', 'DROPPED', 'REVOKED'],
  VIOLATION: ['DISMISSED', 'CLOSED', 'REVOKED'],
  COOPERATION: ['SUBMITTED', 'REFUSED', 'WITHDRAWN'],
  INSPECTION: ['PASSED', 'FAILED', 'REFUSED', 'WITHDRAWN'],
  HEARING: ['CONSIDERED', 'WITHDRAWN'],
  PAYMENTHOLD: ['RELEASED', 'CONVERTED_TO_REFUSAL'],
  PAYMENTREFUSAL: ['DECIDED', 'DROPPED', 'REVOKED'],
  FUNDRECOVERY: ['REPAID', 'WRITTEN_OFF', 'DROPPED', 'REVOKED'],
  CREDITRECORD: ['DROPPED', 'EXPIRED', 'REVOKED'],
  UPKEEP: ['ENDED'],
};

export const isOver = (kind: MatterKind, status: string): boolean => OVER[kind].includes(status);

import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { ViolationKind } from '../violation/kinds.ts';

/** The grounds of a removal, each the row of the requirements that it is. */
export const REMOVAL_ROWS = ['12-3a', '12-3b', '12-3c', '12-3d', '12-3e', '12-3f', '12-3g'] as const;
export type RemovalRow = (typeof REMOVAL_ROWS)[number];

export const RemovalGround = onFirstUse(() =>
  z.strictObject({
    row: z.enum(REMOVAL_ROWS),
    /** What confirms it: `VIOLATION#…`, `CREDITCHECK#…`, `COOPERATION#…`, `SPOTCHECK#…`, `INSPECTION#…`, `UPKEEP#…`. */
    ref: z.string().optional(),
  }),
);
export type RemovalGround = z.infer<ReturnType<typeof RemovalGround>>;

/** What stands behind a ground's reference, as it was read. */
export interface GroundFacts {
  readonly kind: string;
  readonly agencyId: string | undefined;
  readonly uscc: string;
  readonly status: string;
  /** Of a violation: what it is, whether it is confirmed, and how grave. */
  readonly violation?: {
    readonly kind: ViolationKind;
    readonly confirmed: boolean;
    readonly level?: string | undefined;
  };
  /** Of a credit check: the worst of its results. */
  readonly overall?: string;
  /** Of a credit check: an officer looked at it and confirmed a failure; the platform concludes nothing by itself (domain §5.2). */
  readonly confirmed?: boolean;
  /** Of an upkeep: the days to cure are over without activity. */
  readonly uncured?: boolean;
}

const VIOLATIONS: Readonly<Partial<Record<RemovalRow, readonly ViolationKind[]>>> = {
  '12-3a': ['FALSE_ENTRY_MATERIAL'],
  '12-3b': [
    'FALSIFICATION_CONTRACT',
    'FALSIFICATION_SERVICE_RECORD',
    'FALSIFICATION_TEST_RESULT',
    'FALSIFICATION_AMOUNT',
    'FALSIFICATION_OTHER',
  ],
  '12-3c': ['FUND_FRAUD'],
  '12-3e': ['REFUSAL_TO_COOPERATE'],
};
const REFUSERS = ['COOPERATION', 'SPOTCHECK', 'INSPECTION'];

/** Whether the reference bears its ground now: a confirmed grave violation, a failed check that an officer confirmed, a refusal by two, a dormancy not cured. */
function bears(row: RemovalRow, facts: GroundFacts): boolean {
  const { violation, kind, status } = facts;
  if (violation !== undefined)
    return (
      violation.confirmed && violation.level === 'MAJOR' && VIOLATIONS[row]?.includes(violation.kind) === true
    );
  switch (row) {
    case '12-3d':
      return kind === 'CREDITCHECK' && facts.overall === 'FAIL' && facts.confirmed === true;
    case '12-3e':
      return REFUSERS.includes(kind) && status === 'REFUSED';
    case '12-3f':
      return kind === 'UPKEEP' && facts.uncured === true;
    default:
      return false;
  }
}

/** Refuses a removal without a confirmed ground of this agency (12-3a…f); 12-3g is bound to its reasons alone. */
export function refuseRemovalGround(
  agency: { readonly agencyId: string; readonly uscc: string },
  { row, ref }: RemovalGround,
  facts: GroundFacts | undefined,
): Refusal | undefined {
  if (row === '12-3g') return undefined;
  const own =
    facts !== undefined &&
    (facts.agencyId ?? agency.agencyId) === agency.agencyId &&
    facts.uscc === agency.uscc;
  if (own && bears(row, facts)) return undefined;
  return refuse('NO_GROUND', {
    article: row,
    detail: {
      zh: '没有经认定的清退事由，不得清退',
      en: 'No confirmed ground of this row stands behind the reference',
    },
    extra: { ...(ref !== undefined && { ref }) },
  });
}

export const articleOfRemoval = ({ row }: RemovalGround): Article => row;

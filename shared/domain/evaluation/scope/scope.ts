import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import { canonicalForm } from '../../canonical.ts';
import { localDateSchema, type LocalDate } from '../../time/local-date.ts';
import { type Span } from '../../metrics/spans.ts';
import { isTenureComplete, tenureCompleteFrom, tenureReference } from './tenure.ts';

/** Why an agency on the platform is not evaluated (7-1e). */
export const EXCLUSIONS = ['TENURE_INCOMPLETE', 'NO_PUBLISHED_PRODUCT', 'SCOPE_CORRECTION'] as const;

/** One agency as the scope run found it. */
export const ScopeRow = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    agencyStatus: z.string(),
    onboardedOn: localDateSchema(),
    /** The first day on which its two years have fully run. */
    completeFrom: localDateSchema(),
    suspendedInPeriod: z.boolean(),
    /** Those with a product on offer in the period or on the day of the run, in their order of code. */
    categories: z.array(z.string()),
    reason: z.enum(EXCLUSIONS).optional(),
  }),
);
export type ScopeRow = z.infer<ReturnType<typeof ScopeRow>>;

/** What the platform knows of an agency that decides on its scope. */
export interface ScopeFacts {
  readonly agencyId: string;
  readonly uscc: string;
  readonly agencyName: string;
  readonly agencyStatus: string;
  readonly onboardedOn: LocalDate;
  /** The days on which it was suspended. */
  readonly suspended: readonly Span[];
  /** The days on which a product of a category was on offer, by category. */
  readonly offered: Readonly<Record<string, readonly Span[]>>;
}

export interface ScopeQuestion {
  readonly noticeOn: LocalDate;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
}

/** Whether a span of days (its end excluded) has a day from `first` to `last`. */
const touches = ({ from, to }: Span, first: LocalDate, last: LocalDate): boolean =>
  from <= last && (to === undefined || to > first);

/** Whether an agency is in scope and in which categories, or why not (7-1e, domain §6.2). */
export function scopeOf(facts: ScopeFacts, question: ScopeQuestion, policy: PolicySet): ScopeRow {
  const { agencyId, uscc, agencyName, agencyStatus, onboardedOn, suspended, offered } = facts;
  const { periodFrom, periodTo, noticeOn } = question;
  const years = policy.get('evaluation.tenureYears');
  const categories = Object.entries(offered)
    .filter(([, spans]) => spans.some((span) => touches(span, periodFrom, periodTo) || span.to === undefined))
    .map(([category]) => category)
    .toSorted();
  const complete = isTenureComplete(onboardedOn, tenureReference({ noticeOn, periodTo }, policy), years);
  const reason = complete ? undefined : ('TENURE_INCOMPLETE' as const);
  const without = categories.length === 0 ? ('NO_PUBLISHED_PRODUCT' as const) : undefined;
  return {
    agencyId,
    uscc,
    agencyName,
    agencyStatus,
    onboardedOn,
    completeFrom: tenureCompleteFrom(onboardedOn, years),
    suspendedInPeriod: suspended.some((span) => touches(span, periodFrom, periodTo)),
    categories,
    ...((reason ?? without) && { reason: reason ?? without }),
  };
}

/** What of an agency stands in the public list. */
export const listed = ({ agencyId, uscc, agencyName, categories }: ScopeRow) => ({
  agencyId,
  uscc,
  agencyName,
  categories,
});

/**
 * SHA-256 (hex) of the list of those in scope: the RFC 8785 form of each public line, one a line, in the order of
 * agency ids. Made line by line, so that a list of any length takes no room.
 */
export function listHash() {
  const hash = createHash('sha256');
  let last = '';
  return {
    /** @throws RangeError for a line that does not come after the one before it */
    add(row: ScopeRow): void {
      if (row.agencyId <= last) throw new RangeError(`${row.agencyId} after ${last}`);
      last = row.agencyId;
      hash.update(`${canonicalForm(listed(row))}\n`);
    },
    digest: (): string => hash.digest('hex'),
  };
}

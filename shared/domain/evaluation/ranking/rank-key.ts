import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { localDateSchema } from '../../time/local-date.ts';
import { type EntryInputs, hasActivity } from '../scoring/inputs.ts';
import { hundredths, type Scored, tenThousandths } from '../scoring/scored.ts';

/**
 * NO_ACTIVITY no completed order in the period · WITHHELD an investigation is open · EXCLUDED not in the evaluation.
 * Only RANKED entries count towards N (domain §6.3–6.4).
 */
export const STANDINGS = ['RANKED', 'NO_ACTIVITY', 'WITHHELD', 'EXCLUDED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** All that ranking needs of an entry, in tens of bytes. Integers: total in hundredths, dimensions in ten-thousandths. */
export const RankKey = onFirstUse(() =>
  z.strictObject({
    entryId: z.string().min(1),
    agencyId: z.string().min(1),
    category: z.string().min(1),
    total: z.int().min(0).max(10_000),
    feedback: z.int().min(0).max(1_000_000),
    quality: z.int().min(0).max(1_000_000),
    orders: z.int().min(0),
    users: z.int().min(0),
    complaints: z.int().min(0),
    onboardedOn: localDateSchema(),
    standing: z.enum(STANDINGS),
    /** Qualified at most. */
    capped: z.literal(true).optional(),
    /** A trigger was confirmed after a hearing: unqualified whatever the score. */
    unqualified: z.literal(true).optional(),
  }),
);
export type RankKey = z.infer<ReturnType<typeof RankKey>>;

/** What ranking needs beside inputs and points. */
export interface RankSubject {
  readonly entryId: string;
  readonly agencyId: string;
  readonly category: string;
  readonly onboardedOn: string;
  readonly withheld?: boolean;
  readonly excluded?: boolean;
  readonly capped?: boolean;
  readonly unqualified?: boolean;
}

export function rankKeyOf(subject: RankSubject, inputs: EntryInputs, scored: Scored): RankKey {
  const dimension = (id: string) => scored.dimensions.find((each) => each.id === id)?.score ?? '0';
  return {
    entryId: subject.entryId,
    agencyId: subject.agencyId,
    category: subject.category,
    total: hundredths(scored.total),
    feedback: tenThousandths(dimension('USER_FEEDBACK')),
    quality: tenThousandths(dimension('SERVICE_QUALITY')),
    orders: inputs.completedOrders,
    users: inputs.distinctUsers,
    complaints: inputs.complaints,
    onboardedOn: subject.onboardedOn,
    standing: standingOf(subject, inputs),
    ...(subject.capped === true && { capped: true }),
    ...(subject.unqualified === true && { unqualified: true }),
  };
}

export function standingOf(
  { withheld, excluded }: Pick<RankSubject, 'withheld' | 'excluded'>,
  inputs: EntryInputs,
): Standing {
  if (excluded === true) return 'EXCLUDED';
  if (withheld === true) return 'WITHHELD';
  return hasActivity(inputs) ? 'RANKED' : 'NO_ACTIVITY';
}

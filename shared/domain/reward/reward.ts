import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { RewardedGrade, RewardExclusion } from '../../../events/reward-ref.ts';
import type { Decided } from '../event.ts';
import type { Acting } from '../acting.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { rewardMachine, type RewardStatus } from './machine.ts';

/** One reward of a cycle (domain §6.6). Its id is that of the ranked entry; the guard allows one per agency and cycle. */
export const RewardBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    grade: RewardedGrade(),
    /** 分; absent while policy `reward.amounts` names none. */
    amountFen: z.int().min(0).optional(),
    periodFrom: localDateSchema(),
    periodTo: localDateSchema(),
    listedAt: instantSchema(),
    excluded: z
      .strictObject({
        cause: RewardExclusion(),
        at: instantSchema(),
        by: z.string(),
        reason: z.string().optional(),
        /** The award that excludes it. */
        award: z.strictObject({ awardYear: z.int(), sourceDoc: z.string() }).optional(),
      })
      .optional(),
    /** Proposals so far: tells their tasks apart. */
    rounds: z.int().min(0).default(0),
    proposal: z.strictObject({ by: z.string(), at: instantSchema() }).optional(),
    returned: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
    confirmed: z.strictObject({ by: z.string(), at: instantSchema() }).optional(),
    paid: z
      .strictObject({
        by: z.string(),
        at: instantSchema(),
        paidOn: localDateSchema(),
        reference: z.string(),
        amountFen: z.int().min(0).optional(),
      })
      .optional(),
    revoked: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type RewardBody = z.infer<ReturnType<typeof RewardBody>>;

/** A reward as a decision needs it: a loaded aggregate is one. */
export interface RewardState {
  readonly id: string;
  readonly status: string;
  readonly body: RewardBody;
}

export type RewardDecision = Decided<RewardBody> | Refusal;

export const rewardRefOf = ({ id, body }: Pick<RewardState, 'id' | 'body'>) => ({
  rewardId: id,
  cycleId: body.cycleId,
  agencyId: body.agencyId,
  uscc: body.uscc,
  grade: body.grade,
});

export const followReward = (
  status: string,
  action: (typeof rewardMachine.transitions)[number]['action'],
  { roles }: Pick<Acting, 'roles'>,
) =>
  // The status was written by the same machine.
  follow(rewardMachine, status as RewardStatus, action, roles);

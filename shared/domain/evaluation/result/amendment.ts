import * as z from 'zod';
import { AmendmentProposed } from '../../../../events/amendment-proposed/v1.ts';
import { AmendmentReturned } from '../../../../events/amendment-returned/v1.ts';
import { EvaluationAmended } from '../../../../events/evaluation-amended/v1.ts';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { requireConsidered } from '../../hearing/consider.ts';
import type { HearingState } from '../../hearing/hearing.ts';
import { defineMachine, follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { localDateSchema, toLocalDate } from '../../time/local-date.ts';
import { type EntryState, entryRefOf } from '../entry/entry.ts';
import { entryRankKey } from '../entry/rank-key.ts';
import { GRADES } from '../ranking/grade.ts';
import type { GradingScheme } from '../ranking/rank.ts';
import {
  AMENDMENT_GROUNDS,
  type AmendmentGround as Ground,
  gradesOn,
  isLowered,
} from './amendment-grades.ts';
import { type NamedViolation, refuseViolationGround } from './amendment-ground.ts';

const COMMISSION = ['COMMISSION_OFFICER'] as const;
const OPEN = ['PROPOSED', 'PRIOR_NOTICE'] as const;

/**
 * A change of a published result by the Commission (SM-8, 9-6b). One that lowers the grade begins with the prior notice and
 * is decided on after the hearing (domain §5.5).
 */
export const amendmentMachine = defineMachine({
  name: 'Amendment',
  states: ['PROPOSED', 'PRIOR_NOTICE', 'RETURNED', 'DECIDED'],
  terminal: ['RETURNED', 'DECIDED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: COMMISSION },
    { action: 'giveNotice', from: [], to: 'PRIOR_NOTICE', actors: COMMISSION },
    { action: 'return', from: OPEN, to: 'RETURNED', actors: COMMISSION },
    { action: 'decide', from: OPEN, to: 'DECIDED', actors: COMMISSION },
  ],
});

export type AmendmentStatus = (typeof amendmentMachine.states)[number];

/** The four grades that an amendment may give (10-1c). */
export const AmendedGrade = onFirstUse(() => z.enum(GRADES));
export const AmendmentGround = onFirstUse(() => z.enum(AMENDMENT_GROUNDS));

export const AmendmentBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    entryId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    orgName: z.string().optional(),
    category: z.string(),
    /** The grade that is to hold, and the one that held when it was proposed. */
    grade: AmendedGrade(),
    from: z.string().optional(),
    ground: AmendmentGround().optional(),
    /** Number and date of the decision that it rests on. */
    decisionNo: z.string(),
    decisionOn: localDateSchema().optional(),
    /** Documents or records that show it, e.g. `DOCUMENT#01J…`. */
    evidenceRefs: z.array(z.string()).default([]),
    reason: z.string(),
    /** The prior notice of a lower grade. */
    hearingId: z.string().optional(),
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    decidedBy: z.string().optional(),
    decidedAt: instantSchema().optional(),
  }),
);
export type AmendmentBody = z.infer<ReturnType<typeof AmendmentBody>>;

interface AmendmentState {
  readonly id: string;
  readonly status: string;
  readonly body: AmendmentBody;
}

interface Asked extends Pick<
  AmendmentBody,
  'grade' | 'decisionNo' | 'decisionOn' | 'evidenceRefs' | 'reason' | 'hearingId'
> {
  readonly ground: Ground;
}

type Named = NamedViolation | undefined;
const article = '9-6b' as const;

const refOf = ({ id, body }: Pick<AmendmentState, 'id' | 'body'>) => ({
  amendmentId: id,
  entryId: body.entryId,
  cycleId: body.cycleId,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.category,
});

/** Where the proposer stands in the body, for the write condition of ④. */
export const AMENDMENT_PROPOSER = ['proposedBy'] as const;

/** The day of the decision, or else the one on which the amendment was decided. */
export const decidedOnOf = ({ decisionOn, decidedAt, proposedAt }: AmendmentBody): string =>
  decisionOn ?? toLocalDate(decidedAt ?? proposedAt);

/** Whether the agency must be heard before `grade` takes the place of the one that the entry has. */
export const needsHearing = ({ body }: Pick<EntryState, 'body'>, grade: AmendmentBody['grade']): boolean =>
  isLowered(body.result?.grade, grade);

/**
 * Proposes to amend the grade of a final entry, on a ground and with the number of its decision. An entry that is ranked in
 * another category has no grade of its own to amend (10-3a).
 * @returns GRADE_NOT_ALLOWED for a grade that the ground and the rules of the scheme do not give; what the violations refuse
 * that it rests on
 */
export function decideProposeAmendment(
  amendmentId: string,
  entry: EntryState,
  asked: Asked,
  { scheme, violations }: { readonly scheme: GradingScheme; readonly violations: readonly Named[] },
  acting: Acting,
): Decided<AmendmentBody> | Refusal {
  const { result } = entry.body;
  if (entry.status !== 'FINAL' || result?.primary !== true) {
    const detail = {
      zh: '仅可更正已公布的评价结果',
      en: 'Only a published result of the ranked category can be amended',
    };
    return refuse('ILLEGAL_TRANSITION', { article, detail, extra: { state: entry.status } });
  }
  if (result.grade === asked.grade) return refuse('NO_EFFECTIVE_CHANGE', { article });
  const key = entryRankKey(entry);
  const allowed = key && gradesOn(asked.ground, scheme, key);
  if (allowed !== undefined && !allowed.includes(asked.grade))
    return refuse('GRADE_NOT_ALLOWED', { article, extra: { ground: asked.ground, allowed } });
  const groundless = refuseViolationGround({ ...asked, agencyId: entry.body.agencyId }, violations);
  if (groundless !== undefined) return groundless;
  if (needsHearing(entry, asked.grade) && asked.hearingId === undefined)
    return refuse('HEARING_REQUIRED', { article });
  const to = asked.hearingId === undefined ? ('PROPOSED' as const) : ('PRIOR_NOTICE' as const);
  const { entryId: _, ...about } = entryRefOf(entry);
  const body: AmendmentBody = {
    ...about,
    entryId: entry.id,
    orgName: entry.body.agencyName,
    ...asked,
    ...(result.grade !== undefined && { from: result.grade }),
    proposedBy: acting.actor.id,
    proposedAt: acting.now,
  };
  const { grade, from, ground, decisionNo, evidenceRefs, hearingId } = body;
  const event = happened(AmendmentProposed, refOf({ id: amendmentId, body }), {
    article,
    to,
    reason: asked.reason,
    refs: { entry: entry.id, ...(hearingId !== undefined && { hearing: hearingId }) },
    record: { grade, from, ground, decisionNo },
    docRefs: evidenceRefs,
  });
  return { events: [event], body };
}

/**
 * A second Commission officer decides on it, or returns it (④).
 * @returns GRADE_CHANGED where another amendment came first, NOT_CONFIRMED where its violation stands no more, HEARING_REQUIRED before the hearing about a lower grade is over
 */
export function decideAmendment(
  state: AmendmentState,
  {
    decision,
    entry,
    hearing,
    violations,
  }: {
    readonly decision: 'CONFIRM' | 'RETURN';
    readonly entry: EntryState;
    readonly hearing: HearingState | undefined;
    readonly violations: readonly Named[];
  },
  acting: Acting,
): Decided<AmendmentBody> | Refusal {
  const action = decision === 'CONFIRM' ? 'decide' : 'return';
  // The status was written by the same machine.
  const to = follow(amendmentMachine, state.status as AmendmentStatus, action, acting.roles);
  if (isRefusal(to)) return to;
  if (state.body.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article });
  const { grade, from, ground, decisionNo } = state.body;
  const more = { article, to, record: { grade, from, ground, decisionNo } } as const;
  const ref = refOf(state);
  const body = { ...state.body, decidedBy: acting.actor.id, decidedAt: acting.now };
  if (decision === 'RETURN') return { events: [happened(AmendmentReturned, ref, more)], body };
  const now = entry.body.result?.grade;
  if (now !== from) return refuse('GRADE_CHANGED', { article, extra: { proposedFrom: from, grade: now } });
  const groundless = refuseViolationGround(state.body, violations);
  if (groundless !== undefined) return groundless;
  const unheard = needsHearing(entry, grade) ? requireConsidered(hearing, article) : undefined;
  return unheard ?? { events: [happened(EvaluationAmended, ref, more)], body };
}

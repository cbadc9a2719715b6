import * as z from 'zod';
import { AmendmentProposed } from '../../../../events/amendment-proposed/v1.ts';
import { AmendmentReturned } from '../../../../events/amendment-returned/v1.ts';
import { EvaluationAmended } from '../../../../events/evaluation-amended/v1.ts';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { defineMachine, follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { type EntryState, entryRefOf } from '../entry/entry.ts';

/** A change of a published result by the Commission (SM-8, 9-6b). */
export const amendmentMachine = defineMachine({
  name: 'Amendment',
  states: ['PROPOSED', 'RETURNED', 'DECIDED'],
  terminal: ['RETURNED', 'DECIDED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['COMMISSION_OFFICER'] },
    { action: 'return', from: ['PROPOSED'], to: 'RETURNED', actors: ['COMMISSION_OFFICER'] },
    { action: 'decide', from: ['PROPOSED'], to: 'DECIDED', actors: ['COMMISSION_OFFICER'] },
  ],
});

export type AmendmentStatus = (typeof amendmentMachine.states)[number];

/** The four grades that an amendment may give (10-1c). */
export const AmendedGrade = onFirstUse(() => z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED']));

export const AmendmentBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    entryId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    /** The grade that is to hold, and the one that held before. */
    grade: AmendedGrade(),
    from: z.string().optional(),
    /** Number of the Commission's decision. */
    decisionNo: z.string(),
    reason: z.string(),
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

const refOf = ({ id, body }: Pick<AmendmentState, 'id' | 'body'>) => ({
  amendmentId: id,
  entryId: body.entryId,
  cycleId: body.cycleId,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.category,
});

/**
 * Proposes to amend the grade of a final entry, with the number of the Commission's decision. An entry that is ranked in
 * another category has no grade of its own to amend (10-3a).
 */
export function decideProposeAmendment(
  amendmentId: string,
  entry: EntryState,
  asked: Pick<AmendmentBody, 'grade' | 'decisionNo' | 'reason'>,
  acting: Acting,
): Decided<AmendmentBody> | Refusal {
  const { result } = entry.body;
  if (entry.status !== 'FINAL' || result?.primary !== true) {
    const detail = {
      zh: '仅可更正已公布的评价结果',
      en: 'Only a published result of the ranked category can be amended',
    };
    return refuse('ILLEGAL_TRANSITION', { article: '9-6b', detail, extra: { state: entry.status } });
  }
  if (result.grade === asked.grade) return refuse('NO_EFFECTIVE_CHANGE', { article: '9-6b' });
  const { entryId: _, ...about } = entryRefOf(entry);
  const body: AmendmentBody = {
    ...about,
    entryId: entry.id,
    ...asked,
    ...(result.grade !== undefined && { from: result.grade }),
    proposedBy: acting.actor.id,
    proposedAt: acting.now,
  };
  const { grade, from, decisionNo } = body;
  const event = happened(AmendmentProposed, refOf({ id: amendmentId, body }), {
    article: '9-6b',
    to: 'PROPOSED',
    reason: asked.reason,
    refs: { entry: entry.id },
    record: { grade, from, decisionNo },
  });
  return { events: [event], body };
}

/** A second Commission officer decides on it, or returns it (④). */
export function decideAmendment(
  state: AmendmentState,
  decision: 'CONFIRM' | 'RETURN',
  acting: Acting,
): Decided<AmendmentBody> | Refusal {
  const action = decision === 'CONFIRM' ? 'decide' : 'return';
  // The status was written by the same machine.
  const to = follow(amendmentMachine, state.status as AmendmentStatus, action, acting.roles);
  if (isRefusal(to)) return to;
  if (state.body.proposedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '9-6b' });
  const { grade, from, decisionNo } = state.body;
  const more = { article: '9-6b', to, record: { grade, from, decisionNo } } as const;
  const ref = refOf(state);
  const event =
    decision === 'CONFIRM' ? happened(EvaluationAmended, ref, more) : happened(AmendmentReturned, ref, more);
  return {
    events: [event],
    body: { ...state.body, decidedBy: acting.actor.id, decidedAt: acting.now },
  };
}

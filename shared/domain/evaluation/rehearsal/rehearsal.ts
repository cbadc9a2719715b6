import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { RehearsalDone } from '../../../../events/rehearsal-done/v1.ts';
import { RehearsalOrdered } from '../../../../events/rehearsal-ordered/v1.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { follow, defineMachine } from '../../machine.ts';
import { isRefusal, type Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { IndicatorScheme } from '../scheme/scheme.ts';

/** A what-if run over a cycle that was scored (8-3). It has no step that reaches an entry, a cycle or a result. */
export const rehearsalMachine = defineMachine({
  name: 'Rehearsal',
  states: ['RUNNING', 'DONE'],
  terminal: ['DONE'],
  transitions: [
    {
      action: 'order',
      from: [],
      to: 'RUNNING',
      actors: ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'],
    },
    { action: 'finish', from: ['RUNNING'], to: 'DONE', actors: ['SYSTEM'] },
  ],
});
type RehearsalStatus = (typeof rehearsalMachine.states)[number];

export const RehearsalBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    reason: z.string(),
    orderedBy: z.string(),
    orderedAt: instantSchema(),
    /** What is tried, against the scheme that the cycle is locked to. */
    draft: IndicatorScheme(),
    /** Of the locked scheme: agencies are compared under it. */
    baseHash: z.string(),
    result: z
      .strictObject({
        at: instantSchema(),
        entries: z.int().min(0),
        agencies: z.int().min(0),
        changed: z.int().min(0),
        better: z.int().min(0),
        worse: z.int().min(0),
      })
      .optional(),
  }),
);
export type RehearsalBody = z.infer<ReturnType<typeof RehearsalBody>>;
export type RehearsalResult = Omit<NonNullable<RehearsalBody['result']>, 'at'>;

export interface RehearsalState {
  readonly id: string;
  readonly status: string;
  readonly body: RehearsalBody;
}

/** – → RUNNING: a draft that could not be locked is not tried either (8-1). */
export function decideOrderRehearsal(
  rehearsalId: string,
  order: Pick<RehearsalBody, 'cycleId' | 'reason' | 'draft' | 'baseHash'>,
  { now, actor }: Acting,
): Decided<RehearsalBody> | Refusal {
  const fault = checkScheme(order.draft);
  if (fault !== undefined) return fault;
  const { cycleId } = order;
  return {
    events: [happened(RehearsalOrdered, { rehearsalId, cycleId }, { article: '8-3', to: 'RUNNING' })],
    body: { ...order, orderedBy: actor.id, orderedAt: now },
  };
}

/** RUNNING → DONE. */
export function decideFinishRehearsal(
  { id, status, body }: RehearsalState,
  result: RehearsalResult,
  { now, roles }: Acting,
): Decided<RehearsalBody> | Refusal {
  // The status was written by the same machine.
  const to = follow(rehearsalMachine, status as RehearsalStatus, 'finish', roles);
  if (isRefusal(to)) return to;
  const { entries, changed } = result;
  const event = happened(
    RehearsalDone,
    { rehearsalId: id, cycleId: body.cycleId, entries, changed },
    { article: '8-3', to },
  );
  return { events: [event], body: { ...body, result: { ...result, at: now } } };
}

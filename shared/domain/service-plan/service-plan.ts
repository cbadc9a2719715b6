import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ServicePlanActivated } from '../../../events/service-plan-activated/v1.ts';
import { ServicePlanDrafted } from '../../../events/service-plan-drafted/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { type FieldError, isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema, toLocalDate } from '../time/local-date.ts';

/** Row 11-1a: service measures for the agencies of one grade (分类服务措施). */
export const servicePlanMachine = defineMachine({
  name: 'ServicePlan',
  states: ['DRAFT', 'ACTIVE'],
  terminal: ['ACTIVE'],
  transitions: [
    { action: 'draft', from: [], to: 'DRAFT', actors: ['CENTRE_OFFICER'] },
    { action: 'revise', from: ['DRAFT'], to: 'DRAFT', actors: ['CENTRE_OFFICER'] },
    { action: 'activate', from: ['DRAFT'], to: 'ACTIVE', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type ServicePlanStatus = (typeof servicePlanMachine.states)[number];

export const PLANNED_GRADES = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'] as const;

/** Each follow-up of each agency is opened in one commit with the others of that agency (100 items a transaction). */
export const MAX_FOLLOW_UPS = 4;

export const ServicePlanBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    grade: z.enum(PLANNED_GRADES),
    measures: z.array(z.string()),
    /** What every agency of the grade is followed up with, and until when. */
    followUps: z.array(z.strictObject({ title: z.string(), dueOn: localDateSchema() })),
    draftedBy: z.string(),
    draftedAt: instantSchema(),
    activated: z.strictObject({ by: z.string(), at: instantSchema() }).optional(),
  }),
);
export type ServicePlanBody = z.infer<ReturnType<typeof ServicePlanBody>>;

/** A plan as a decision needs it: a loaded aggregate is one. */
export interface ServicePlanState {
  readonly id: string;
  readonly status: string;
  readonly body: ServicePlanBody;
}

/** One plan a grade of a cycle. */
export const servicePlanIdOf = (cycleId: string, grade: string): string => `${cycleId}-${grade}`;

const refOf = (planId: string, { cycleId, grade }: Pick<ServicePlanBody, 'cycleId' | 'grade'>) => ({
  planId,
  cycleId,
  grade,
});

type Written = Pick<ServicePlanBody, 'cycleId' | 'grade' | 'measures' | 'followUps'>;

function lateFollowUps({ followUps }: Pick<ServicePlanBody, 'followUps'>, now: string): Refusal | undefined {
  const today = toLocalDate(now);
  const fields = followUps.flatMap(({ dueOn }, index): FieldError[] =>
    dueOn < today ? [{ field: `body.followUps.${index}.dueOn`, zh: '不得早于今天', en: 'it is over' }] : [],
  );
  return fields.length === 0 ? undefined : refuse('VALIDATION_FAILED', { article: '11-1b', fields });
}

/** – → DRAFT, or DRAFT as a whole anew. */
export function decideDraftPlan(
  before: ServicePlanState | undefined,
  written: Written,
  { now, actor, roles }: Acting,
): Decided<ServicePlanBody> | Refusal {
  const late = lateFollowUps(written, now);
  if (late !== undefined) return late;
  if (before !== undefined) {
    const to = follow(servicePlanMachine, before.status as ServicePlanStatus, 'revise', roles);
    if (isRefusal(to)) return to;
  }
  const id = servicePlanIdOf(written.cycleId, written.grade);
  const event = happened(ServicePlanDrafted, refOf(id, written), { article: '11-1a', to: 'DRAFT' });
  return { events: [event], body: { ...written, draftedBy: actor.id, draftedAt: now } };
}

/** DRAFT → ACTIVE: only for a result that is published. `cycleStatus` is that of the plan's cycle. */
export function decideActivatePlan(
  { id, status, body }: ServicePlanState,
  cycleStatus: string | undefined,
  { now, actor, roles }: Acting,
): Decided<ServicePlanBody> | Refusal {
  const to = follow(servicePlanMachine, status as ServicePlanStatus, 'activate', roles);
  if (isRefusal(to)) return to;
  if (cycleStatus !== 'PUBLISHED' && cycleStatus !== 'CLOSED') {
    const detail = { zh: '综合评价结果尚未公布', en: 'The result of the evaluation is not published' };
    return refuse('ILLEGAL_TRANSITION', { article: '11-1a', detail, extra: { state: cycleStatus } });
  }
  const late = lateFollowUps(body, now);
  if (late !== undefined) return late;
  const event = happened(ServicePlanActivated, refOf(id, body), { article: '11-1a', to });
  return { events: [event], body: { ...body, activated: { by: actor.id, at: now } } };
}

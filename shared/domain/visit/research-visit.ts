import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ResearchVisitDone } from '../../../events/research-visit-done/v1.ts';
import { ResearchVisitPlanned } from '../../../events/research-visit-planned/v1.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema, toLocalDate } from '../time/local-date.ts';
import { type Planning, refuseVisitDay } from './visit-day.ts';

/** Row 3-2d: the centre visits an agency (调研走访). */
export const researchVisitMachine = defineMachine({
  name: 'ResearchVisit',
  states: ['PLANNED', 'DONE'],
  terminal: ['DONE'],
  transitions: [
    { action: 'plan', from: [], to: 'PLANNED', actors: ['CENTRE_OFFICER'] },
    { action: 'finish', from: ['PLANNED'], to: 'DONE', actors: ['CENTRE_OFFICER'] },
  ],
});
export type ResearchVisitStatus = (typeof researchVisitMachine.states)[number];

export const ResearchVisitBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    visitOn: localDateSchema(),
    /** The agency reads it in advance. */
    purpose: z.string(),
    plannedAt: instantSchema(),
    plannedBy: z.string(),
    /** For the centre only. */
    outcome: z
      .strictObject({
        minutes: z.string(),
        findings: z.array(z.string()),
        /** Photos and papers. */
        documentIds: z.array(z.string()),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
  }),
);
export type ResearchVisitBody = z.infer<ReturnType<typeof ResearchVisitBody>>;

const refOf = (visitId: string, { agencyId, uscc, visitOn }: ResearchVisitBody) => ({
  visitId,
  agencyId,
  uscc,
  visitOn,
});

/** – → PLANNED, for a day that is not over; the agency is told. */
export function decidePlanVisit(
  visitId: string,
  plan: Pick<ResearchVisitBody, 'agencyId' | 'uscc' | 'visitOn' | 'purpose'>,
  { now, actor, calendar }: Pick<Acting, 'actor'> & Planning,
): Decided<ResearchVisitBody> | Refusal {
  const day = refuseVisitDay(plan.visitOn, { now, calendar }, '3-2d');
  if (day !== undefined) return day;
  const body = { ...plan, plannedAt: now, plannedBy: actor.id };
  const refs = { agency: plan.agencyId };
  const event = happened(ResearchVisitPlanned, refOf(visitId, body), {
    article: '3-2d',
    to: 'PLANNED',
    refs,
  });
  return { events: [event], body };
}

/** PLANNED → DONE on its day or later, with minutes and findings. */
export function decideFinishVisit(
  { id, status, body }: { readonly id: string; readonly status: string; readonly body: ResearchVisitBody },
  outcome: Pick<NonNullable<ResearchVisitBody['outcome']>, 'minutes' | 'findings' | 'documentIds'>,
  { now, actor, roles }: Acting,
): Decided<ResearchVisitBody> | Refusal {
  const to = follow(researchVisitMachine, status as ResearchVisitStatus, 'finish', roles);
  if (isRefusal(to)) return to;
  if (toLocalDate(now) < body.visitOn) {
    const detail = { zh: '走访日期未到', en: 'The day of the visit has not come' };
    return refuse('ILLEGAL_TRANSITION', { article: '3-2d', detail });
  }
  const event = happened(ResearchVisitDone, refOf(id, body), {
    article: '3-2d',
    to,
    record: { findings: outcome.findings.length },
    docRefs: outcome.documentIds,
  });
  return { events: [event], body: { ...body, outcome: { ...outcome, by: actor.id, at: now } } };
}

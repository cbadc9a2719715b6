import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { SiteVisitCancelled } from '../../../../events/site-visit-cancelled/v1.ts';
import { SiteVisitDone } from '../../../../events/site-visit-done/v1.ts';
import { SiteVisitPlanned } from '../../../../events/site-visit-planned/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import type { Acting } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { defineMachine, follow } from '../../machine.ts';
import { isRefusal, refuse, type Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { localDateSchema, toLocalDate } from '../../time/local-date.ts';
import { type Planning, refuseVisitDay } from '../../visit/visit-day.ts';
import { entryRefOf, type EntryState } from '../entry/entry.ts';

/** A visit on site for the review of an entry (9-3e). */
export const siteVisitMachine = defineMachine({
  name: 'SiteVisit',
  states: ['PLANNED', 'DONE', 'CANCELLED'],
  terminal: ['DONE', 'CANCELLED'],
  transitions: [
    { action: 'plan', from: [], to: 'PLANNED', actors: ['CENTRE_OFFICER'] },
    { action: 'record', from: ['PLANNED'], to: 'DONE', actors: ['CENTRE_OFFICER'] },
    { action: 'cancel', from: ['PLANNED'], to: 'CANCELLED', actors: ['CENTRE_OFFICER'] },
  ],
});
export type SiteVisitStatus = (typeof siteVisitMachine.states)[number];

export const SiteVisitBody = onFirstUse(() =>
  z.strictObject({
    entryId: z.string(),
    cycleId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    visitOn: localDateSchema(),
    /** The agency reads it in advance. */
    purpose: z.string(),
    /** Pseudonyms of the officers who go. */
    visitors: z.array(z.string()).min(1),
    plannedBy: z.string(),
    plannedAt: instantSchema(),
    /** Why nobody goes after all. */
    cancelled: z.strictObject({ reason: z.string(), by: z.string(), at: instantSchema() }).optional(),
    /** For the centre only. */
    record: z
      .strictObject({
        minutes: z.string(),
        findings: z.array(z.string()),
        photoIds: z.array(z.string()),
        minutesDocumentId: z.string(),
        /** Those who were there and signed the minutes. */
        signedBy: z.array(z.string()).min(1),
        by: z.string(),
        at: instantSchema(),
      })
      .optional(),
  }),
);
export type SiteVisitBody = z.infer<ReturnType<typeof SiteVisitBody>>;

export interface SiteVisitState {
  readonly id: string;
  readonly status: string;
  readonly body: SiteVisitBody;
}

/** The regulation's 实地走访 is never one person's word: policy `evaluation.siteVisitors` go, and sign. */
function tooFew(field: string, people: readonly string[], policy: PolicySet): Refusal | undefined {
  const least = policy.get('evaluation.siteVisitors');
  if (new Set(people).size >= least) return undefined;
  const zh = `实地走访须由${least}人以上进行`;
  const fields = [{ field: `body.${field}`, zh, en: `${least} different persons at least` }];
  return refuse('VALIDATION_FAILED', { article: '9-3e', fields });
}

const refOf = (
  siteVisitId: string,
  { entryId, cycleId, agencyId, uscc, category, visitOn }: SiteVisitBody,
) => ({
  entryId,
  cycleId,
  agencyId,
  uscc,
  category,
  siteVisitId,
  visitOn,
});

/** – → PLANNED for a day to come, by policy `evaluation.siteVisitors` persons at least; the agency is told. */
export function decidePlanSiteVisit(
  siteVisitId: string,
  entry: EntryState,
  plan: Pick<SiteVisitBody, 'visitOn' | 'purpose' | 'visitors'>,
  { now, actor, calendar, policy }: Pick<Acting, 'actor'> & Planning & { readonly policy: PolicySet },
): Decided<SiteVisitBody> | Refusal {
  const few = tooFew('visitors', plan.visitors, policy);
  if (few !== undefined) return few;
  const day = refuseVisitDay(plan.visitOn, { now, calendar }, '9-3e');
  if (day !== undefined) return day;
  const body = { ...entryRefOf(entry), ...plan, plannedBy: actor.id, plannedAt: now };
  const event = happened(SiteVisitPlanned, refOf(siteVisitId, body), { article: '9-3e', to: 'PLANNED' });
  return { events: [event], body };
}

/** PLANNED → DONE on its day or later: signed minutes, findings and photos. @returns VALIDATION_FAILED for too few signatures */
export function decideRecordSiteVisit(
  { id, status, body }: SiteVisitState,
  outcome: Omit<NonNullable<SiteVisitBody['record']>, 'by' | 'at'>,
  { now, actor, roles, policy }: Acting & { readonly policy: PolicySet },
): Decided<SiteVisitBody> | Refusal {
  const to = follow(siteVisitMachine, status as SiteVisitStatus, 'record', roles);
  if (isRefusal(to)) return to;
  const few = tooFew('signedBy', outcome.signedBy, policy);
  if (few !== undefined) return few;
  const strangers = outcome.signedBy.filter((person) => !body.visitors.includes(person));
  if (strangers.length > 0) {
    const fields = [
      { field: 'body.signedBy', zh: '签字人不在走访人员之列', en: 'somebody who was not to go' },
    ];
    return refuse('VALIDATION_FAILED', { article: '9-3e', fields });
  }
  if (toLocalDate(now) < body.visitOn) {
    const detail = { zh: '走访日期未到', en: 'The day of the visit has not come' };
    return refuse('ILLEGAL_TRANSITION', { article: '9-3e', detail, extra: { state: status } });
  }
  const event = happened(SiteVisitDone, refOf(id, body), {
    article: '9-3e',
    to,
    record: { findings: outcome.findings.length, signedBy: outcome.signedBy },
    docRefs: [outcome.minutesDocumentId, ...outcome.photoIds],
  });
  return { events: [event], body: { ...body, record: { ...outcome, by: actor.id, at: now } } };
}

/** PLANNED → CANCELLED: nobody goes after all; the agency, which was told of it, is told of this too (9-3e). */
export function decideCancelSiteVisit(
  { id, status, body }: SiteVisitState,
  { reason }: { readonly reason: string },
  { now, actor, roles }: Acting,
): Decided<SiteVisitBody> | Refusal {
  const to = follow(siteVisitMachine, status as SiteVisitStatus, 'cancel', roles);
  if (isRefusal(to)) return to;
  const event = happened(SiteVisitCancelled, refOf(id, body), { article: '9-3e', to, reason });
  return { events: [event], body: { ...body, cancelled: { reason, by: actor.id, at: now } } };
}

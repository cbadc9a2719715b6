import type { DocumentBody } from '../../../shared/domain/document/document.ts';
import { decideResume, decideStartSiteVisit } from '../../../shared/domain/evaluation/entry/review.ts';
import {
  decideCancelSiteVisit,
  decidePlanSiteVisit,
  decideRecordSiteVisit,
  type SiteVisitBody,
} from '../../../shared/domain/evaluation/review/site-visit.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { closesAt } from '../../../shared/domain/time/local-date.ts';
import { type ActingCaller, impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { officer as officers } from '../../../shared/store/aggregates/administration.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { siteVisit } from '../../../shared/store/aggregates/entry-review.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { checkDocuments } from '../../../shared/store/check-documents.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import { entryPlan, handled } from '../entries/handling.ts';
import type { routes } from '../routes.ts';
import { siteVisitView } from '../views.ts';

const taskOf = (id: string): string => taskId(`SITEVISIT#${id}`, 'RECORD_SITE_VISIT', 1);

/** Those who evaluate go: no expert, and nobody of another authority (9-3e [J]). */
const VISITING: readonly string[] = [...CENTRE_ROLES, 'COMMISSION_OFFICER'];

/** Officers of the centre or the Commission on the register, none of whom has an interest in the agency. @throws VALIDATION_FAILED, CONFLICT_OF_INTEREST */
async function requireVisitors(ids: readonly string[], uscc: string, tables: Tables): Promise<void> {
  const found = await Promise.all(ids.map((id) => load(tables, officers, id)));
  const fields = ids.flatMap((_, i) =>
    found[i]?.body.active === true && found[i].body.roles.some((role) => VISITING.includes(role))
      ? []
      : [
          {
            field: `body.visitors.${i}`,
            zh: '不是管理中心或市科委的在册工作人员',
            en: 'no officer of the centre or the Commission on the register',
          },
        ],
  );
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '9-3e', fields }));
  if (found.some((each) => each?.body.conflicts.includes(uscc)))
    throw new ProblemError(refuse('CONFLICT_OF_INTEREST', { article: '9-3e' }));
}

/** The policy of the season in which the visit is made: how many go does not change under way. */
async function policyOfSeason(cycleId: string, { tables, settings }: EvaluationReviewDeps) {
  const { body } = await get(tables, evaluationCycle, cycleId);
  return settings.policyOf(body.policyVersion);
}

/** UNDER_REVIEW → SITE_VISIT: policy `evaluation.siteVisitors` officers at least will go; the agency is told (9-3e). */
export async function planSiteVisit(
  request: Request<(typeof routes)['planSiteVisit']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const { tables } = deps;
  const id = newId();
  const { calendar } = await deps.settings.current(request.now);
  const policy = await policyOfSeason(found.body.cycleId, deps);
  const visit = orThrow(decidePlanSiteVisit(id, found, request.body, { ...officer, calendar, policy }));
  const decided = orThrow(decideStartSiteVisit(found, { siteVisitId: id }, officer));
  const { uscc } = found.body;
  await requireVisitors(request.body.visitors, uscc, tables);
  const about = {
    queue: 'CENTRE_OFFICER',
    kind: 'RECORD_SITE_VISIT',
    subjectRef: `SITEVISIT#${id}`,
    uscc,
    dueAt: closesAt(request.body.visitOn),
  } as const;
  const task = await openTask(tables, taskOf(id), about, { now: request.now, article: '9-3e' });
  const plan = entryPlan(at, decided, request, {
    changes: [change(siteVisit, { newId: id }, visit), ...(task ? [task] : [])],
  });
  const after = standingAfter({ id }, visit);
  const headers = { location: `/evaluation-site-visits/${id}`, ...etag(after.version) };
  return { ...plan, response: { status: 201, body: siteVisitView(after, request.principal), headers } };
}

/** Signed minutes, findings and photos; the papers lie in the agency's file as the centre's evidence (9-3e). */
export async function recordSiteVisit(
  request: Request<(typeof routes)['recordSiteVisit']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const { tables } = deps;
  const found = await get(tables, siteVisit, request.params.siteVisitId);
  requireVersion(found, request.ifMatch);
  const { uscc } = found.body;
  const officer = impartial(request, uscc, '9-3e');
  const policy = await policyOfSeason(found.body.cycleId, deps);
  const decided = orThrow(decideRecordSiteVisit(found, request.body, { ...officer, policy }));
  const { photoIds, minutesDocumentId } = request.body;
  const ofCentre = (paper: DocumentBody) => paper.uscc === uscc && paper.origin === 'CENTRE';
  const named = [
    { field: 'minutesDocumentId', id: minutesDocumentId },
    ...photoIds.map((id, i) => ({ field: `photoIds.${i}`, id })),
  ];
  await checkDocuments(named, ofCentre, tables);
  return ended(found, decided, { officer, principal: request.principal }, tables);
}

/** Nobody goes after all, for a reason; the agency is told and the review goes on (9-3e). */
export async function cancelSiteVisit(
  request: Request<(typeof routes)['cancelSiteVisit']>,
  { tables }: EvaluationReviewDeps,
): Promise<Plan> {
  const found = await get(tables, siteVisit, request.params.siteVisitId);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.uscc, '9-3e');
  const decided = orThrow(decideCancelSiteVisit(found, request.body, officer));
  return ended(found, decided, { officer, principal: request.principal }, tables);
}

/** The visit has an end, its task with it, and the entry goes on under review. */
async function ended(
  found: Loaded<SiteVisitBody>,
  decided: Decided<SiteVisitBody>,
  { officer, principal }: { readonly officer: ActingCaller; readonly principal: Principal },
  tables: Tables,
): Promise<Plan> {
  const visited = await get(tables, entry, found.body.entryId);
  const resumed = visited.status === 'SITE_VISIT' ? orThrow(decideResume(visited, officer)) : undefined;
  const task = await closeTask(tables, taskOf(found.id), { ...officer, article: '9-3e' });
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(siteVisit, found, decided),
      ...(resumed ? [change(entry, visited, resumed)] : []),
      ...(task ? [task] : []),
    ],
    response: { status: 200, body: siteVisitView(after, principal), headers: etag(after.version) },
  };
}

/** For officers, and for the agency itself without what they wrote down. @throws NOT_FOUND */
export async function readSiteVisit(
  { params, principal }: Request<(typeof routes)['readSiteVisit']>,
  { tables }: EvaluationReviewDeps,
): Promise<Reply> {
  const found = await get(tables, siteVisit, params.siteVisitId);
  const reader = READING_OFFICERS.some((role) => principal.roles.includes(role));
  if (!reader && principal.uscc !== found.body.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: siteVisitView(found, principal), headers: etag(found.version) };
}

export async function listSiteVisits(
  { params, query, principal }: Request<(typeof routes)['listSiteVisits']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `SITEVISIT#ENTRY#${params.entryId}` };
  const { items, ...rest } = await list(tables, siteVisit, 'list2', key, query);
  return { status: 200, body: { items: items.map((each) => siteVisitView(each, principal)), ...rest } };
}

import { decideStanding } from '../../shared/domain/agency/change-standing.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideSuspend, decideSuspendUrgently } from '../../shared/domain/suspension/decide.ts';
import { suspensionFacts } from '../../shared/domain/suspension/propose.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { previewFor, reachOf } from '../../shared/store/adjustment-preview.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { suspensionOf } from '../../shared/store/aggregates/suspension.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Guard, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { previewOf } from '../../shared/domain/adjustment/preview.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { SuspensionDeps } from './deps.ts';
import { groundOf, planOf, suspensionFor } from './handling.ts';
import type { routes } from './routes.ts';
import { requireSource } from './source.ts';
import { decisionStep, proposalStep, urgentStep } from './steps.ts';

const SHOWN = 100;

/** What a suspension or a removal would touch, as it stands now. */
export async function readAdjustmentPreview(
  { params, now }: Request<(typeof routes)['readAdjustmentPreview']>,
  { tables }: SuspensionDeps,
): Promise<Reply> {
  const { id, body } = await get(tables, agency, params.agencyId);
  const reach = await reachOf(tables, { agencyId: id, uscc: body.uscc });
  const orders = reach.orders.slice(0, SHOWN).map(({ orderId, orderNo, status, buyerId }) => ({
    orderId,
    orderNo,
    status,
    buyerId,
  }));
  const others = [...reach.claims, ...reach.products, ...reach.showcases, ...reach.cases];
  const touched = others.slice(0, SHOWN).map(({ ref }) => ref);
  return { status: 200, body: { preview: previewOf(reach, now), orders, touched } };
}

const takeForce = (agencyId: string, owner: string): Guard => ({
  take: suspensionOf(agencyId),
  owner,
  refusal: refuse('DUPLICATE', { article: '12-2' }),
});

/** The decision after the hearing (12-2 ④): the agency is suspended in the same commit, unless it is provisionally. */
export async function decideSuspension(
  request: Request<(typeof routes)['decideSuspension']>,
  { tables }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const { agencyId, uscc, hearingId, urgent } = found.body;
  const officer = acting(request);
  const [ground, heard, suspended, preview] = await Promise.all([
    groundOf(found.body, tables),
    hearingId === undefined ? undefined : load(tables, hearing, hearingId),
    get(tables, agency, agencyId),
    previewFor(tables, { agencyId, uscc }, request.now),
  ]);
  const basis = { ...request.body, hearing: heard, rectification: ground.rectification, preview };
  const decided = orThrow(decideSuspend(found, basis, officer));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '12-2');
  const standing = urgent
    ? undefined
    : orThrow(decideStanding(suspended, 'suspend', `SUSPENSION#${found.id}`, officer));
  return planOf(found, decided, request, {
    notBy: {
      path: [urgent ? 'urgent' : 'noticed', 'by'],
      also: [['proposedBy']],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-2' }),
    },
    changes: [
      ...(standing ? [change(agency, suspended, standing)] : []),
      ...(await closeSteps([decisionStep(found.id, hearingId ?? ''), urgentStep(found.id)], officer, tables)),
    ],
    checks: [
      ...ground.checks,
      ...(heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version }] : []),
      ...(standing ? [] : [{ kind: agency.kind, id: agencyId, version: suspended.version }]),
    ],
    guards: standing ? [takeForce(agencyId, found.id)] : [],
  });
}

/** Suspends at once; the agency is heard while it is in force (domain §5.5). */
export async function suspendUrgently(
  request: Request<(typeof routes)['suspendUrgently']>,
  { tables, settings }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const { agencyId, uscc } = found.body;
  const officer = acting(request);
  const [sourced, current, suspended, preview] = await Promise.all([
    requireSource(tables, found.body),
    settings.current(request.now),
    get(tables, agency, agencyId),
    previewFor(tables, { agencyId, uscc }, request.now),
  ]);
  const hearingId = newId();
  const urgent = { ...request.body, hearingId, preview };
  const decided = orThrow(decideSuspendUrgently(found, urgent, { ...officer, ...current }));
  const standing = orThrow(decideStanding(suspended, 'suspend', `SUSPENSION#${found.id}`, officer));
  const notice = {
    subjectRef: `SUSPENSION#${found.id}`,
    uscc,
    ground: 'SUSPENSION',
    facts: suspensionFacts(found, found.body.reason),
    reason: request.body.reason,
    article: '12-2',
  } as const;
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...current });
  const [deadline] = decided.events.flatMap(({ deadlines }) => deadlines?.set ?? []);
  const review = { queue: 'COMMISSION_OFFICER', uscc, ...(deadline && { dueAt: deadline.dueAt }) } as const;
  return planOf(found, decided, request, {
    notBy: {
      path: ['proposedBy'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-2' }),
    },
    changes: [
      change(agency, suspended, standing),
      change(hearing, { newId: hearingId }, issued),
      ...(await closeSteps([proposalStep(found.id)], officer, tables)),
      ...(await openStep(urgentStep(found.id), review, { now: request.now, policy: current.policy }, tables)),
    ],
    checks: sourced,
    guards: [takeForce(agencyId, found.id)],
  });
}

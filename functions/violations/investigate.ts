import { mayReadReports } from '../../shared/domain/complaint/readers.ts';
import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import {
  decideInvestigate,
  decideProposeConfirmation,
  decideReturnProposal,
  violationFacts,
} from '../../shared/domain/violation/investigate.ts';
import { VIOLATION_ARTICLES } from '../../shared/domain/violation/kinds.ts';
import type { ViolationBody } from '../../shared/domain/violation/violation.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { officer as officers } from '../../shared/store/aggregates/administration.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { disclosed } from '../../shared/store/disclosed.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { ViolationDeps } from './deps.ts';
import { planOf, violationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { appointmentStep, hearingSteps, investigationStep, investigatorsQueue } from './steps.ts';

const INVESTIGATING: readonly string[] = ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'CENTRE_DISCIPLINE'];

/**
 * Officers of the centre on the register, none with an interest in the agency; of what came from a report, readers of reports.
 * @throws VALIDATION_FAILED, CONFLICT_OF_INTEREST
 */
async function requireInvestigators(
  ids: readonly string[],
  { kind, uscc, fromReport }: ViolationBody,
  tables: Tables,
): Promise<void> {
  const article = VIOLATION_ARTICLES[kind];
  const found = await Promise.all(ids.map((id) => load(tables, officers, id)));
  const fields = ids.flatMap((_, i) => {
    const { active = false, roles = [] } = found[i]?.body ?? {};
    const may =
      active &&
      roles.some((role) => INVESTIGATING.includes(role)) &&
      (fromReport !== true || mayReadReports(roles));
    return may
      ? []
      : [{ field: `body.investigators.${i}`, zh: '不能担任调查人员', en: 'may not investigate this' }];
  });
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article, fields }));
  if (found.some((each) => each?.body.conflicts.includes(uscc)))
    throw new ProblemError(refuse('CONFLICT_OF_INTEREST', { article }));
}

/** SUSPECTED → UNDER_INVESTIGATION, with the investigators' task (SM-15). */
export async function investigateViolation(
  request: Request<(typeof routes)['investigateViolation']>,
  { tables, settings }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideInvestigate(found, request.body, officer));
  await requireInvestigators(request.body.investigators, found.body, tables);
  const { policy } = await settings.current(request.now);
  const about = { queue: investigatorsQueue(found), uscc: found.body.uscc };
  return planOf(found, decided, request, {
    changes: [
      ...(await closeSteps([appointmentStep(found)], officer, tables)),
      ...(await openStep(investigationStep(found), about, { now: request.now, policy }, tables)),
    ],
  });
}

/** UNDER_INVESTIGATION → PRIOR_NOTICE, with the hearing in the same commit (domain §5.5). */
export async function proposeConfirmation(
  request: Request<(typeof routes)['proposeConfirmation']>,
  { tables, settings }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const { uscc, kind } = found.body;
  const officer = acting(request);
  const { reason, ...findings } = request.body;
  const hearingId = newId();
  const decided = orThrow(decideProposeConfirmation(found, { findings, reason, hearingId }, officer));
  const article = VIOLATION_ARTICLES[kind];
  await requireDocuments(tables, findings.documentIds, { uscc }, article);
  const current = await settings.current(request.now);
  const notice = {
    subjectRef: `VIOLATION#${found.id}`,
    uscc,
    ground: 'VIOLATION',
    intended: { kind, level: findings.level },
    facts: violationFacts(found, findings),
    documentIds: findings.documentIds,
    reason,
    article,
  } as const;
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...current });
  return planOf(found, decided, request, {
    changes: [
      change(hearing, { newId: hearingId }, issued),
      ...(await closeSteps([investigationStep(found)], officer, tables)),
    ],
    projections: disclosed(findings.documentIds, uscc, `HEARING#${hearingId}`),
  });
}

/** PRIOR_NOTICE → UNDER_INVESTIGATION: the investigators look again; the agency is told, and need not reply. */
export async function returnViolationProposal(
  request: Request<(typeof routes)['returnViolationProposal']>,
  { tables, settings }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideReturnProposal(found, request.body, officer));
  const { policy } = await settings.current(request.now);
  const about = { queue: investigatorsQueue(found), uscc: found.body.uscc };
  return planOf(found, decided, request, {
    notBy: {
      path: ['proposal', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: VIOLATION_ARTICLES[found.body.kind] }),
    },
    changes: [
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(hearingSteps(found), officer, tables)),
      ...(await openStep(investigationStep(found), about, { now: request.now, policy }, tables)),
    ],
  });
}

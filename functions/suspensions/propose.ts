import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import {
  articleOf,
  decideDropSuspension,
  decideGiveNotice,
  decideProposeSuspension,
  suspensionFacts,
} from '../../shared/domain/suspension/propose.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { suspension } from '../../shared/store/aggregates/suspension.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { SuspensionDeps } from './deps.ts';
import { groundOf, planOf, suspensionFor } from './handling.ts';
import { runReleased, takeRun } from './run.ts';
import { requireSource } from './source.ts';
import type { routes } from './routes.ts';
import { considerStep, decisionStep, proposalStep } from './steps.ts';
import { suspensionView } from './views.ts';

/** An officer proposes a suspension; the Commission decides on it (12-0, 3-3c). */
export async function proposeSuspension(
  request: Request<(typeof routes)['proposeSuspension']>,
  { tables, settings }: SuspensionDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const found = await get(tables, agency, body.agencyId);
  const { uscc } = found.body;
  const sourced = await requireSource(tables, body);
  const { rectification, checks } = await groundOf(body, tables);
  const id = newId();
  const standing = { agencyStatus: found.status, rectification };
  const decided = orThrow(decideProposeSuspension(id, { ...body, uscc }, standing, acting(request)));
  const { policy } = await settings.current(now);
  const opened = await openStep(
    proposalStep(id),
    { queue: 'COMMISSION_OFFICER', uscc },
    { now, policy },
    tables,
  );
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(suspension, { newId: id }, decided), ...opened],
    checks: [...sourced, ...checks, { kind: agency.kind, id: found.id, version: found.version }],
    guards: [takeRun(body, id)],
    response: {
      status: 201,
      body: suspensionView(after, principal),
      headers: { location: `/suspensions/${id}`, ...etag(after.version) },
    },
  };
}

/** PROPOSED → PRIOR_NOTICE, with the hearing in the same commit (domain §5.5). */
export async function noticeSuspension(
  request: Request<(typeof routes)['noticeSuspension']>,
  { tables, settings }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const officer = acting(request);
  const { reason } = request.body;
  const hearingId = newId();
  const { rectification, checks } = await groundOf(found.body, tables);
  const decided = orThrow(decideGiveNotice(found, { hearingId, reason }, rectification, officer));
  const current = await settings.current(request.now);
  const notice = {
    subjectRef: `SUSPENSION#${found.id}`,
    uscc: found.body.uscc,
    ground: 'SUSPENSION',
    facts: suspensionFacts(decided, found.body.reason),
    reason,
    article: articleOf(found.body.ground, rectification?.status),
  } as const;
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...current });
  return planOf(found, decided, request, {
    changes: [
      change(hearing, { newId: hearingId }, issued),
      ...(await closeSteps([proposalStep(found.id)], officer, tables)),
    ],
    checks,
  });
}

export async function dropSuspension(
  request: Request<(typeof routes)['dropSuspension']>,
  { tables }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDropSuspension(found, request.body, officer));
  const { hearingId } = found.body;
  const heard =
    hearingId === undefined ? [] : [considerStep(found.id, hearingId), decisionStep(found.id, hearingId)];
  return planOf(found, decided, request, {
    changes: [
      ...(await withdrawn(hearingId, tables)),
      ...(await closeSteps([proposalStep(found.id), ...heard], officer, tables)),
    ],
    guards: await runReleased(found, tables),
  });
}

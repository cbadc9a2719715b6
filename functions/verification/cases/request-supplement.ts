import { orThrow } from '../../../shared/domain/problem.ts';
import { workOfRun } from '../../../shared/domain/verification/pending-work.ts';
import { decideRequestSupplement } from '../../../shared/domain/verification/request-supplement.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { VerificationDeps } from '../deps.ts';
import { hearingWork } from '../hearings/hearing-work.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/** Asks the agency to put right or add what is named, within policy's days and rounds. */
export async function requestSupplement(
  request: Request<(typeof routes)['requestSupplement']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const { verification } = loaded.body;
  const hearingId = verification?.failure?.hearingId;
  const heard = hearingId === undefined ? undefined : await load(deps.tables, hearing, hearingId);
  const decided = orThrow(
    decideRequestSupplement(loaded, body.items, { ...officer, ...settings, hearing: heard }),
  );
  const work = [
    ...(verification === undefined ? [] : workOfRun(verification)),
    ...(hearingId === undefined ? [] : [hearingWork('DECIDE_FAILURE', hearingId)]),
  ];
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    changes: await closeWork(deps.tables, loaded.id, work, officer),
  });
}

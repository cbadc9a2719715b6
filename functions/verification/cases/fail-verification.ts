import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideFail } from '../../../shared/domain/verification/fail.ts';
import { workOfRun } from '../../../shared/domain/verification/pending-work.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { releaseLiveCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { VerificationDeps } from '../deps.ts';
import { hearingWork } from '../hearings/hearing-work.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/** A reviewer who did not propose it refuses the case after its hearing (④). */
export async function failVerification(
  request: Request<(typeof routes)['failVerification']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal } = request;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const { verification, uscc } = loaded.body;
  const hearingId = verification?.failure?.hearingId;
  const heard = hearingId === undefined ? undefined : await load(deps.tables, hearing, hearingId);
  const decided = orThrow(decideFail(loaded, heard, officer));
  const work = [
    ...(verification === undefined ? [] : workOfRun(verification)),
    ...(hearingId === undefined ? [] : [hearingWork('DECIDE_FAILURE', hearingId)]),
  ];
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    notBy: {
      path: ['verification', 'failure', 'proposedBy'],
      actorId: principal.id,
      refusal: refuse('FOUR_EYES', { article: '5-2c' }),
    },
    guards: [releaseLiveCase(uscc, loaded.id)],
    checks: heard === undefined ? [] : [{ kind: hearing.kind, id: heard.id, version: heard.version }],
    changes: await closeWork(deps.tables, loaded.id, work, officer),
  });
}

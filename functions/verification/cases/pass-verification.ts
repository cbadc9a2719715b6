import { orThrow } from '../../../shared/domain/problem.ts';
import { decidePass } from '../../../shared/domain/verification/pass.ts';
import { workOfRun } from '../../../shared/domain/verification/pending-work.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { VerificationDeps } from '../deps.ts';
import { hearingWork } from '../hearings/hearing-work.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/** A reviewer passes a case in which persons entered results; the others pass by themselves. */
export async function passVerification(
  request: Request<(typeof routes)['passVerification']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal } = request;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const decided = orThrow(decidePass(loaded, officer));
  const { verification } = loaded.body;
  const work = verification === undefined ? [] : workOfRun(verification);
  const proposed = verification?.failure;
  const kinds = ['CONSIDER_HEARING', 'DECIDE_FAILURE'] as const;
  const heard = proposed === undefined ? [] : kinds.map((kind) => hearingWork(kind, proposed.hearingId));
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    changes: await closeWork(deps.tables, loaded.id, [...work, ...heard], officer),
  });
}

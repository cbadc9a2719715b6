import { decideIssueHearing } from '../../../shared/domain/hearing/issue.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideProposeFailure, noticedFacts } from '../../../shared/domain/verification/fail.ts';
import { failureWork } from '../../../shared/domain/verification/pending-work.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { VerificationDeps } from '../deps.ts';
import { hearingWork } from '../hearings/hearing-work.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { casePlan, openCommand } from './case-command.ts';

/**
 * Proposes a refusal; the prior notice to the agency goes out in the same commit (domain §5.5). A later
 * proposal takes the place of one whose hearing is over, and of the decision that waited on it.
 */
export async function proposeFailure(
  request: Request<(typeof routes)['proposeFailure']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const { keys, reason } = body;
  const { loaded, settings, officer } = await openCommand(request, deps);
  const earlier = loaded.body.verification?.failure?.hearingId;
  const heard = earlier === undefined ? undefined : await load(deps.tables, hearing, earlier);
  const hearingId = newId();
  const decided = orThrow(
    decideProposeFailure(loaded, { keys, reason, hearingId }, { ...officer, hearing: heard }),
  );
  const notice = {
    subjectRef: `CASE#${loaded.id}`,
    uscc: loaded.body.uscc,
    ground: 'VERIFICATION_FAILURE',
    facts: noticedFacts(loaded, keys),
    reason,
    article: '5-2c',
  } as const;
  const issued = decideIssueHearing(hearingId, notice, { ...officer, ...settings });
  const work = [
    failureWork(loaded.body.verification?.run ?? 0),
    ...(earlier === undefined ? [] : [hearingWork('DECIDE_FAILURE', earlier)]),
  ];
  return casePlan(loaded, decided, {
    principal,
    policyVersion: settings.policy.version,
    changes: [
      change(hearing, { newId: hearingId }, issued),
      ...(await closeWork(deps.tables, loaded.id, work, officer)),
    ],
  });
}

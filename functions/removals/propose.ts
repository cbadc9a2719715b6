import { decideIssueHearing } from '../../shared/domain/hearing/issue.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { articleOfRemoval } from '../../shared/domain/removal/ground.ts';
import {
  decideDropRemoval,
  decideNoticeRemoval,
  decideProposeRemoval,
  removalFacts,
} from '../../shared/domain/removal/propose.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { removal, removalOf } from '../../shared/store/aggregates/removal.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Guard, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { RemovalDeps } from './deps.ts';
import { readGround } from './ground-facts.ts';
import { openSteps, planOf, proposalStep, removalFor } from './handling.ts';
import type { routes } from './routes.ts';
import { removalView } from './views.ts';

/** Taken by a proposal, released when it is dropped or done. */
export const takeRun = (agencyId: string, owner: string): Guard => ({
  take: removalOf(agencyId),
  owner,
  refusal: refuse('DUPLICATE', {
    article: '12-3',
    detail: { zh: '该机构已有进行中的清退事项', en: 'A removal of this agency is running' },
  }),
});

/** An officer proposes a removal; the Commission decides on it (12-0, 3-3c). */
export async function proposeRemoval(
  request: Request<(typeof routes)['proposeRemoval']>,
  { tables, settings }: RemovalDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const found = await get(tables, agency, body.agencyId);
  const { uscc } = found.body;
  const { facts, checks } = await readGround(body.ground, tables);
  const id = newId();
  const decided = orThrow(
    decideProposeRemoval(id, { ...body, uscc }, { agencyStatus: found.status, facts }, acting(request)),
  );
  await requireDocuments(tables, body.documentIds, { uscc }, '12-3a');
  const { policy } = await settings.current(now);
  const about = { queue: 'COMMISSION_OFFICER', uscc } as const;
  const opened = await openStep(proposalStep(id), about, { now, policy }, tables);
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(removal, { newId: id }, decided), ...opened],
    checks: [...checks, { kind: agency.kind, id: found.id, version: found.version }],
    guards: [takeRun(found.id, id)],
    response: {
      status: 201,
      body: removalView(after, principal),
      headers: { location: `/removals/${id}`, ...etag(after.version) },
    },
  };
}

/** PROPOSED → PRIOR_NOTICE, with the hearing in the same commit (domain §5.5). */
export async function noticeRemoval(
  request: Request<(typeof routes)['noticeRemoval']>,
  { tables, settings }: RemovalDeps,
): Promise<Plan> {
  const found = await removalFor(request, tables);
  const officer = acting(request);
  const { reason } = request.body;
  const hearingId = newId();
  const { facts, checks } = await readGround(found.body.ground, tables);
  const current = await settings.current(request.now);
  const decided = orThrow(
    decideNoticeRemoval(found, { hearingId, reason, facts }, { ...officer, ...current }),
  );
  const notice = {
    subjectRef: `REMOVAL#${found.id}`,
    uscc: found.body.uscc,
    ground: 'REMOVAL',
    facts: removalFacts(found),
    reason,
    article: articleOfRemoval(found.body.ground),
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

export async function dropRemoval(
  request: Request<(typeof routes)['dropRemoval']>,
  { tables }: RemovalDeps,
): Promise<Plan> {
  const found = await removalFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDropRemoval(found, { ...request.body, cured: false }, officer));
  return planOf(found, decided, request, {
    changes: [
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(openSteps(found.id, found.body), officer, tables)),
    ],
    guards: [{ release: removalOf(found.body.agencyId), owner: found.id }],
  });
}

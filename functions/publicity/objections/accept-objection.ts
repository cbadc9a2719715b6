import {
  decideAcceptObjection,
  decideNotAcceptObjection,
  decideOpenIdentity,
} from '../../../shared/domain/objection/accept.ts';
import { OBJECTION_DECIDE } from '../../../shared/domain/objection/objection.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { after } from '../views.ts';
import { answer, objectionFor } from './handling.ts';
import { openParts } from './sealed-parts.ts';
import { settleNotice } from './settle-notice.ts';
import { closeObjectionTasks, closeStep, openStep } from './tasks.ts';

/** The discipline office accepts, and gives the text that the agency may read. */
export async function acceptObjection(
  request: Request<(typeof routes)['acceptObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { objector } = await openParts(found.body, deps.sealed);
  const { now } = request;
  const { calendar } = await deps.settings.current(now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const decided = orThrow(
    decideAcceptObjection(found, { ...request.body, objector }, { ...officer, policy, calendar }),
  );
  const moved = change(objection, found, decided);
  const dueAt = after(moved, decided.body).deadlines[OBJECTION_DECIDE]?.dueAt ?? now;
  return {
    changes: [
      moved,
      ...(await closeStep(found.id, 'ACCEPT_OBJECTION', officer, deps.tables)),
      ...(await openStep(found, 'INVESTIGATE_OBJECTION', { dueAt, now }, deps.tables)),
    ],
    response: answer(moved, decided.body, request),
    policyVersion: policy.version,
  };
}

/** The discipline office does not accept; the notice no longer waits for the objection. */
export async function refuseObjection(
  request: Request<(typeof routes)['refuseObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const decided = orThrow(decideNotAcceptObjection(found, request.body, officer));
  const moved = change(objection, found, decided);
  return {
    changes: [
      moved,
      await settleNotice(found, request.now, deps.tables),
      ...(await closeObjectionTasks(found.id, { ...officer, proposals: 0 }, deps.tables)),
    ],
    response: answer(moved, decided.body, request),
  };
}

/** Opens the sealed parts: who opened them, when and for what stands in the trail before anybody reads them. */
export async function openObjectionIdentity(
  request: Request<(typeof routes)['openObjectionIdentity']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const decided = orThrow(decideOpenIdentity(found, { purpose: request.body.reason }, officer));
  const opened = await openParts(found.body, deps.sealed);
  return {
    changes: [change(objection, found, decided)],
    confidential: true,
    response: {
      status: 200,
      body: { objectionId: found.id, ...opened },
      headers: { 'cache-control': 'no-store' },
    },
  };
}

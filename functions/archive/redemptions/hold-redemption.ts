import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import {
  AGENCY_GROUND,
  CENTRE_GROUND,
  decideHold,
  decideRelease,
  isHeldBy,
} from '../../../shared/domain/redemption/hold.ts';
import { SETTLED } from '../../../shared/domain/redemption/machine.ts';
import type { RedemptionHold } from '../../../shared/domain/redemption/redemption.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { change, type Check, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { ArchiveDeps, ReactionDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { flagGround, type Obstacles, obstacles } from './grounds.ts';
import { answer, handledRedemption } from './own-redemption.ts';

/** Row 14-2c: the centre withholds payment, for a reason of its own or for a flag on the order. */
export async function holdRedemption(
  request: Request<(typeof routes)['holdRedemption']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const { flagId, reason } = request.body;
  const flag = flagId === undefined ? undefined : await load(tables, riskFlag, flagId);
  if (flagId !== undefined) {
    if (flag === undefined || flag.body.subjectRef !== `ORDER#${found.id}` || flag.status === 'DISMISSED') {
      const zh = '该订单没有此项待核风险提示';
      const fields = [{ field: 'body.flagId', zh, en: 'no such flag on the order' }];
      throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-2c', fields }));
    }
  }
  const ground: Pick<RedemptionHold, 'ref' | 'cause'> =
    flagId === undefined
      ? { ref: CENTRE_GROUND, cause: 'CENTRE' }
      : { ref: flagGround(flagId), cause: 'RISK_FLAG' };
  const decided = orThrow(decideHold(found, { ...ground, reason }, officer));
  return {
    changes: [change(redemption, found, decided)],
    checks: flag === undefined ? [] : [asFound(flag)],
    response: answer(found, decided, request.principal),
  };
}

/** A flag that is dismissed meanwhile holds nothing: nobody would take its ground away again. */
const asFound = ({ id, version }: { readonly id: string; readonly version: number }): Check => ({
  kind: riskFlag.kind,
  id,
  version,
});

const NO_OBSTACLES: Obstacles = { grounds: [], checks: [] };

/** Takes the centre's own ground, or that of the agency's state, away. A flag's goes when the flag is dismissed. */
export async function releaseRedemption(
  request: Request<(typeof routes)['releaseRedemption']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { found, officer } = await handledRedemption(request, tables);
  const { ground, reason } = request.body;
  const { grounds, checks } =
    ground === 'AGENCY' ? await obstacles(found, request.now, tables) : NO_OBSTACLES;
  if (grounds.some(({ ref }) => ref === AGENCY_GROUND)) {
    // It would be withheld for the same again as soon as it is to be paid.
    const detail = { zh: '该机构仍不在库，暂缓事由尚在', en: 'The agency is still not on the platform' };
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article: '14-2c', detail }));
  }
  const decided = orThrow(decideRelease(found, { ref: ground, reason }, officer));
  return {
    changes: [change(redemption, found, decided)],
    checks,
    response: answer(found, decided, request.principal),
  };
}

/** A flag was raised on an order that asks for payment to be withheld; nothing to do once it was paid or refused. */
export async function holdForFlag(
  flag: { readonly orderId: string; readonly flagId: string },
  now: string,
  { tables }: ReactionDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await load(tables, redemption, flag.orderId);
  const ref = flagGround(flag.flagId);
  if (found === undefined || SETTLED.includes(found.status) || isHeldBy(found, ref)) return undefined;
  // Events come in any order: a flag that was decided meanwhile asks for nothing that is not in place.
  const raised = await load(tables, riskFlag, flag.flagId);
  if (raised?.status !== 'OPEN') return undefined;
  const decided = orThrow(decideHold(found, { ref, cause: 'RISK_FLAG' }, bySystem(now)));
  return {
    changes: [change(redemption, found, decided)],
    checks: [asFound(raised)],
    response: undefined,
  };
}

/** The flag was dismissed: its ground is gone. */
export async function releaseForFlag(
  flag: { readonly orderId: string; readonly flagId: string },
  now: string,
  { tables }: ReactionDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await load(tables, redemption, flag.orderId);
  const ref = flagGround(flag.flagId);
  if (found?.status !== 'ON_HOLD' || !isHeldBy(found, ref)) return undefined;
  const dismissed = await load(tables, riskFlag, flag.flagId);
  if (dismissed?.status !== 'DISMISSED') return undefined;
  const decided = orThrow(decideRelease(found, { ref }, bySystem(now)));
  return { changes: [change(redemption, found, decided)], response: undefined };
}

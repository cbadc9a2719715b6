import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { decideProposeWriteOff, decideRefer, decideWriteOff } from '../../shared/domain/recovery/pursue.ts';
import type { Repayment } from '../../shared/domain/recovery/recovery.ts';
import {
  decideConfirmRepayment,
  decideRecordRepayment,
  decideReturnRepayment,
} from '../../shared/domain/recovery/repay.ts';
import { decideSetOff } from '../../shared/domain/redemption/settle-by-decision.ts';
import { acting, type ActingCaller } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { repaymentBy, takeReference } from '../../shared/store/aggregates/fund-recovery.ts';
import { redemption } from '../../shared/store/aggregates/redemption.ts';
import { type Change, change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import type { FundsDeps } from './deps.ts';
import { recoveries } from './matters.ts';
import type { routes } from './routes.ts';
import { confirmRepaymentStep, referRecoveryStep, writeOffStep } from './steps.ts';

const NOT_PENDING = {
  zh: '只能以本机构已审定、尚未列入批次的申领抵扣',
  en: 'Only an approved claim of the agency that is in no batch can be set off',
};

/** The claim whose amount is to count as a repayment, whole: approved, not in a batch, of the same agency (SM-17). */
async function setOffClaim(redemptionId: string, agencyId: string, tables: Tables) {
  const claim = await get(tables, redemption, redemptionId);
  if (claim.body.agencyId === agencyId && claim.status === 'APPROVED') return claim;
  const fields = [{ field: 'body.redemptionId', ...NOT_PENDING }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '14-2b', fields }));
}

/** A finance officer enters money that came back, or proposes to set an approved claim off; the next one confirms it. */
export async function recordRepayment(
  request: Request<(typeof routes)['recordRepayment']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const { body, now } = request;
  const claim =
    body.channel === 'SET_OFF'
      ? await setOffClaim(body.redemptionId, found.body.agencyId, tables)
      : undefined;
  const entry: Omit<Repayment, 'recorded' | 'confirmed'> =
    body.channel === 'SET_OFF'
      ? {
          channel: 'SET_OFF',
          reference: `REDEMPTION#${body.redemptionId}`,
          amountFen: claim?.body.amountFen ?? 0,
          paidOn: body.paidOn,
          reason: body.reason,
        }
      : body;
  const decided = orThrow(decideRecordRepayment(found, entry, acting(request)));
  const { policy } = await settings.current(now);
  const step = confirmRepaymentStep(found.id, decided.body.records);
  const about = { queue: 'FINANCE_OFFICER', uscc: found.body.uscc } as const;
  return recoveries.step(found, decided, request, {
    changes: await openStep(step, about, { now, policy }, tables),
    checks: claim ? [{ kind: redemption.kind, id: claim.id, version: claim.version }] : [],
    guards: [takeReference(entry.reference, found.id)],
  });
}

/** The claim that is set off is settled in the commit that confirms it. */
async function settled(
  pending: Repayment | undefined,
  recoveryRef: string,
  officer: ActingCaller,
  tables: Tables,
): Promise<Change[]> {
  if (pending?.channel !== 'SET_OFF') return [];
  const claim = await get(tables, redemption, pending.reference.slice('REDEMPTION#'.length));
  return [change(redemption, claim, orThrow(decideSetOff(claim, recoveryRef, officer)))];
}

/** The second finance officer confirms the repayment (④), or returns it with a reason. */
export async function confirmRepayment(
  request: Request<(typeof routes)['confirmRepayment']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const { body } = request;
  const { pending, records, writeOffs } = found.body;
  const decided = orThrow(
    body.agreed ? decideConfirmRepayment(found, officer) : decideReturnRepayment(found, body.reason, officer),
  );
  const done = [
    confirmRepaymentStep(found.id, records),
    ...(decided.events.some(({ to }) => to === 'REPAID')
      ? [referRecoveryStep(found.id), writeOffStep(found.id, writeOffs)]
      : []),
  ];
  const ref = `FUNDRECOVERY#${found.id}`;
  return recoveries.step(found, decided, request, {
    notBy: {
      path: ['pending', 'recorded', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2b' }),
    },
    changes: [
      ...(body.agreed ? await settled(pending, ref, officer, tables) : []),
      ...(await closeSteps(done, officer, tables)),
    ],
    guards: body.agreed || !pending ? [] : [{ release: repaymentBy(pending.reference), owner: found.id }],
  });
}

/** OVERDUE → REFERRED: it is in the hands of a court or another authority. */
export async function referRecovery(
  request: Request<(typeof routes)['referRecovery']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRefer(found, request.body, officer));
  return recoveries.step(found, decided, request, {
    changes: await closeSteps([referRecoveryStep(found.id)], officer, tables),
  });
}

export async function proposeWriteOff(
  request: Request<(typeof routes)['proposeWriteOff']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const decided = orThrow(decideProposeWriteOff(found, request.body.reason, acting(request)));
  const { policy } = await settings.current(request.now);
  const step = writeOffStep(found.id, decided.body.writeOffs);
  const about = { queue: 'FINANCE_OFFICER', uscc: found.body.uscc } as const;
  return recoveries.step(found, decided, request, {
    changes: await openStep(step, about, { now: request.now, policy }, tables),
  });
}

/** The second finance officer writes off what cannot be recovered (④), or returns the proposal. */
export async function decideRecoveryWriteOff(
  request: Request<(typeof routes)['decideRecoveryWriteOff']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await recoveries.forStep(request.params.recoveryId, request, tables);
  const officer = acting(request);
  const decided = orThrow(decideWriteOff(found, request.body, officer));
  return recoveries.step(found, decided, request, {
    notBy: {
      path: ['writeOff', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '14-2b' }),
    },
    changes: await closeSteps([writeOffStep(found.id, found.body.writeOffs)], officer, tables),
  });
}

import { decideEscalateHold } from '../../shared/domain/payment-hold/hold.ts';
import { PAYMENT_HOLD_REVIEW } from '../../shared/domain/payment-hold/payment-hold.ts';
import { decidePassDue } from '../../shared/domain/recovery/pursue.ts';
import { RECOVERY_DUE } from '../../shared/domain/recovery/recovery.ts';
import { fundRecovery } from '../../shared/store/aggregates/fund-recovery.ts';
import { paymentHold } from '../../shared/store/aggregates/payment-hold.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { SettingsSource } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openStep } from '../../shared/store/tasks.ts';
import { referRecoveryStep, reviewHoldStep } from './steps.ts';

interface Due {
  readonly id: string;
  readonly now: string;
}
interface Deps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
}

/** The time for withholding is over: the Commission looks at it, and payment stays withheld (14-2c). */
async function escalateHold(
  { id, now }: Due,
  { tables, settings }: Deps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, paymentHold, id);
  const decided = decideEscalateHold(found, now);
  if (decided === undefined) return undefined;
  const { policy } = await settings.current(now);
  const { renewals, uscc } = found.body;
  const about = { queue: 'COMMISSION_OFFICER', uscc } as const;
  const opened = await openStep(reviewHoldStep(id, renewals.length), about, { now, policy }, tables);
  return { changes: [change(paymentHold, found, decided), ...opened], response: undefined };
}

/** An instalment's day is over: the next one runs, or what is overdue waits to be referred (SM-17). */
async function passDue({ id, now }: Due, { tables, settings }: Deps): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, fundRecovery, id);
  const decided = decidePassDue(found, now);
  if (decided === undefined) return undefined;
  const overdue = decided.events.some(({ to }) => to === 'OVERDUE');
  const { policy } = await settings.current(now);
  const about = { queue: 'FINANCE_OFFICER', uscc: found.body.uscc } as const;
  const opened = overdue ? await openStep(referRecoveryStep(id), about, { now, policy }, tables) : [];
  return { changes: [change(fundRecovery, found, decided), ...opened], response: undefined };
}

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = {
  [`PAYMENTHOLD ${PAYMENT_HOLD_REVIEW}`]: escalateHold,
  [`FUNDRECOVERY ${RECOVERY_DUE}`]: passDue,
};

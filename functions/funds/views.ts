import type { Principal } from '../../shared/domain/identity/principal.ts';
import { allowedActions } from '../../shared/domain/machine.ts';
import { paymentHoldMachine, type PaymentHoldStatus } from '../../shared/domain/payment-hold/machine.ts';
import type { PaymentHoldBody } from '../../shared/domain/payment-hold/payment-hold.ts';
import {
  paymentRefusalMachine,
  type PaymentRefusalStatus,
} from '../../shared/domain/payment-refusal/machine.ts';
import type { PaymentRefusalBody } from '../../shared/domain/payment-refusal/payment-refusal.ts';
import {
  type RecoveryAction,
  recoveryMachine,
  type RecoveryStatus,
} from '../../shared/domain/recovery/machine.ts';
import { outstandingFen, type RecoveryBody, repaidFen } from '../../shared/domain/recovery/recovery.ts';
import { deadlineViews } from '../../shared/runtime/deadline-view.ts';
import { isOfficer, viewerOf } from '../../shared/runtime/viewer.ts';
import type { Standing } from '../../shared/store/standing-after.ts';

/** An agency is told which office acted, not which officer (§8.0); repayments are Finance's alone. */
function withoutOfficers<T>(value: T, office: string): T {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutOfficers(each, office)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const acted = 'office' in value ? value.office : office;
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (key === 'office') return [];
    return [
      [key, key === 'by' ? acted : withoutOfficers(each, BY_FINANCE.includes(key) ? 'FINANCE' : office)],
    ];
  });
  // The same shape, with other names in it.
  return Object.fromEntries(entries) as T;
}

const BY_FINANCE = ['recorded', 'confirmed', 'writeOff'];

const shownTo = <T>(body: T, principal: Principal, office: string): T =>
  isOfficer(viewerOf(principal)) ? body : withoutOfficers(body, office);

export function paymentHoldView(
  { id, status, version, body, deadlines }: Standing<PaymentHoldBody>,
  principal: Principal,
) {
  // The status was written by the same machine.
  const actions = allowedActions(paymentHoldMachine, status as PaymentHoldStatus, principal.roles);
  const { basis, ...shown } = shownTo(body, principal, 'CENTRE');
  return {
    holdId: id,
    status,
    version,
    // It comes with the refusal, whose operation it is; and it is renewed once its time is over.
    allowedActions: actions.filter(
      (action) => action !== 'convert' && (action !== 'renew' || body.escalatedAt !== undefined),
    ),
    deadlines: deadlineViews(deadlines),
    ...shown,
    // What is looked into may come from a report.
    ...(isOfficer(viewerOf(principal)) && { basis }),
  };
}

export function paymentRefusalView(
  { id, status, version, body }: Standing<PaymentRefusalBody>,
  principal: Principal,
) {
  // The status was written by the same machine.
  const actions = allowedActions(paymentRefusalMachine, status as PaymentRefusalStatus, principal.roles);
  return {
    refusalId: id,
    status,
    version,
    allowedActions: actions,
    ...shownTo(body, principal, 'COMMISSION'),
  };
}

/** Steps that also depend on what happened before. */
function isOpen(action: RecoveryAction, { pending, writeOff }: RecoveryBody): boolean {
  switch (action) {
    case 'recordRepayment':
    case 'revoke':
      return pending === undefined;
    case 'confirmRepayment':
    case 'completeRepayment':
    case 'returnRepayment':
      return pending !== undefined;
    case 'proposeWriteOff':
      return writeOff === undefined;
    case 'writeOff':
    case 'returnWriteOff':
      return writeOff !== undefined;
    default:
      return true;
  }
}

export function recoveryView(
  { id, status, version, body, deadlines }: Standing<RecoveryBody>,
  principal: Principal,
) {
  // The status was written by the same machine.
  const actions = allowedActions(recoveryMachine, status as RecoveryStatus, principal.roles);
  return {
    recoveryId: id,
    status,
    version,
    allowedActions: actions.filter((action) => isOpen(action, body)),
    deadlines: deadlineViews(deadlines),
    repaidFen: repaidFen(body),
    outstandingFen: outstandingFen(body),
    ...shownTo(body, principal, 'COMMISSION'),
  };
}

import { createHash } from 'node:crypto';
import { OrderMilestoneRecorded } from '../../../events/order-milestone-recorded/v1.ts';
import { OrderServiceBegun } from '../../../events/order-service-begun/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { isLocalDate, type LocalDate, toLocalDate } from '../time/local-date.ts';
import { followOrder, type OrderContract, type OrderDecision, orderRefOf, type OrderState } from './order.ts';
import { voucherLimit } from './place.ts';

/** A contract number as FR-01 compares it: width, case, spaces and punctuation do not tell numbers apart. */
export const normalisedNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Names of the guards that a contract takes (FR-01): one for its number among its agency's, as every agency counts by
 * itself and `2026-001` is no news of another; and one for the file itself, on the whole platform.
 */
export function contractGuardsOf(uscc: string, { number, sha256 }: Pick<OrderContract, 'number' | 'sha256'>) {
  const hash = createHash('sha256')
    .update(`${uscc}\n${normalisedNumber(number)}`)
    .digest('hex');
  return { number: `CONTRACT#${hash}`, file: `CONTRACT_FILE#${sha256}` };
}

const invalid = (field: string, zh: string, en: string) =>
  refuse('VALIDATION_FAILED', { article: '6-1c', fields: [{ field: `body.${field}`, zh, en }] });

/**
 * QUOTA_CONFIRMED → IN_SERVICE: the agency registers the signed contract. Commit with its guards. Refuses a date after
 * today, a number without any letter or digit, and a contract too small for the voucher amount.
 */
export function decideRegisterContract(
  state: OrderState,
  contract: Omit<OrderContract, 'at'>,
  acting: Acting & { readonly policy: PolicySet },
): OrderDecision {
  const to = followOrder(state.status, 'registerContract', acting);
  if (isRefusal(to)) return to;
  const { now, policy } = acting;
  if (normalisedNumber(contract.number) === '')
    return invalid('number', '合同编号无效', 'no letter or digit in it');
  // A date of the market may be none of the calendar: the year 0000.
  if (!isLocalDate(contract.signedOn)) return invalid('signedOn', '合同日期无效', 'not a date');
  if (contract.signedOn > toLocalDate(now))
    return invalid('signedOn', '合同日期不得晚于今天', 'later than today');
  const { body } = state;
  const { voucherFen, buyer } = body;
  const excess = voucherLimit({ voucherFen, ofFen: contract.amountFen, kind: buyer.kind }, policy);
  if (excess !== undefined) return excess;
  const event = happened(OrderServiceBegun, orderRefOf(state), {
    article: '6-1c',
    to,
    docRefs: [contract.documentId],
    inputHash: contract.sha256,
    record: {
      signedOn: contract.signedOn,
      amountFen: contract.amountFen,
      subcontracted: contract.subcontracted,
      thirdParty: contract.thirdParty !== undefined,
    },
  });
  return { events: [event], body: { ...body, contract: { ...contract, at: now } } };
}

/** A technical bound that keeps the body small. */
const MOST_MILESTONES = 50;

/** A step of the service that the agency records while it serves; not later than today. */
export function decideRecordMilestone(
  state: OrderState,
  { on, title }: { readonly on: LocalDate; readonly title: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'recordMilestone', acting);
  if (isRefusal(to)) return to;
  const { now } = acting;
  if (on > toLocalDate(now)) return invalid('on', '日期不得晚于今天', 'later than today');
  const { milestones } = state.body;
  if (milestones.length >= MOST_MILESTONES) return invalid('title', '进度记录已满', 'no room for more');
  const event = happened(OrderMilestoneRecorded, { ...orderRefOf(state), on }, { article: '6-1c' });
  return { events: [event], body: { ...state.body, milestones: [...milestones, { on, title, at: now }] } };
}

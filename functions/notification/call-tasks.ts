import type { Actor } from '../../shared/domain/event.ts';
import {
  articleOf,
  type DeliveryBody,
  type DeliveryContext,
} from '../../shared/domain/notification/delivery.ts';
import { isSealed } from '../../shared/domain/notification/notice.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { Change } from '../../shared/store/plan.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Delivery {
  readonly id: string;
  readonly body: DeliveryBody;
}

type CallKind = 'REACH_BY_PHONE' | 'SUBMISSION_IN_DOUBT';

const subjectOf = ({ id }: Delivery) => `DELIVERY#${id}`;

/** A delivery dies once; it can be in doubt at every attempt. */
const taskIdOf = (delivery: Delivery, kind: CallKind) =>
  taskId(subjectOf(delivery), kind, kind === 'REACH_BY_PHONE' ? 1 : delivery.body.attempts.length);

/**
 * Work for a person, in the commit that makes it necessary: call the recipient, or decide what a lost answer means.
 * An objector or complainant may be called by the discipline role alone, which knows them (domain §3.4). A code is not worth a call,
 * and the city's inbox is beside our own.
 */
export async function openCallTask(
  tables: Tables,
  delivery: Delivery,
  kind: CallKind,
  { now, policy, calendar }: DeliveryContext,
): Promise<Change[]> {
  const { body } = delivery;
  if (body.category === 'OTP') return [];
  if (body.channel !== 'SMS' && kind === 'REACH_BY_PHONE') return [];
  const article = articleOf(body);
  const due = deadlineInWorkingDays({
    kind,
    base: now,
    source: { policyKey: 'sms.callWorkingDays', article },
    amount: policy.get('sms.callWorkingDays'),
    calendar,
  });
  const { recipient } = body;
  const about = {
    kind,
    queue: isSealed(recipient) ? 'CENTRE_DISCIPLINE' : 'CENTRE_OFFICER',
    subjectRef: subjectOf(delivery),
    dueAt: due.dueAt,
    ...(recipient.kind === 'AGENCY' && { uscc: recipient.uscc }),
  } as const;
  const opened = await openTask(tables, taskIdOf(delivery, kind), about, { now, article });
  return opened === undefined ? [] : [opened];
}

/** Closes what there was to do about a delivery, once it arrived, was settled or somebody was reached. */
export async function closeCallTasks(
  tables: Tables,
  delivery: Delivery,
  ctx: { readonly now: string; readonly actor: Actor },
): Promise<Change[]> {
  const kinds: readonly CallKind[] = ['REACH_BY_PHONE', 'SUBMISSION_IN_DOUBT'];
  const article = articleOf(delivery.body);
  const closed = await Promise.all(
    kinds.map((kind) => closeTask(tables, taskIdOf(delivery, kind), { ...ctx, article })),
  );
  return closed.filter((each) => each !== undefined);
}

/** The platform itself, as the one who does such work. */
export const SYSTEM: Actor = { id: 'SYSTEM', role: 'SYSTEM' };

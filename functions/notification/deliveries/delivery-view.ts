import type { Role } from '../../../shared/domain/identity/role.ts';
import type { DeliveryBody } from '../../../shared/domain/notification/delivery.ts';
import { actionsOn } from '../../../shared/domain/notification/manual-decision.ts';
import { isSealed, type Recipient } from '../../../shared/domain/notification/notice.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';

/** The evidence of one channel. It says to what kind of recipient it went, never to which number or person. */
export function deliveryView(standing: Standing<DeliveryBody>, roles: readonly Role[]) {
  const { id, status, version, deadlines, body } = standing;
  const { noticeId, eventId, channel, template, subjectRef, createdAt, attempts } = body;
  const { deadReason, readAt, reached } = body;
  return {
    deliveryId: id,
    noticeId,
    eventId,
    channel,
    template,
    recipient: shown(body.recipient),
    subjectRef,
    status,
    version,
    createdAt,
    attempts,
    deadReason,
    readAt,
    reached,
    deadlines: Object.values(deadlines),
    allowedActions: actionsOn(standing, roles),
  };
}

function shown(recipient: Recipient) {
  return isSealed(recipient) ? { kind: recipient.kind } : recipient;
}

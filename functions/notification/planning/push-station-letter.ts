import type { Envelope } from '../../../events/envelope.ts';
import type { StationLetterPort } from '../../../shared/platform/station-letter/station-letter-port.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { letter } from '../../../shared/store/aggregates/letter.ts';
import { get } from '../../../shared/store/read.ts';
import { SYSTEM } from '../call-tasks.ts';
import { recordAnswer } from '../sending/record-answer.ts';
import { claimAttempt, type ClaimDeps, readyDelivery } from '../sending/submission.ts';

const PROVIDER = 'ywtb';

export interface PushDeps extends ClaimDeps {
  readonly stationLetter: StationLetterPort;
  readonly log: Log;
  readonly clock: () => string;
}

/** Puts a letter that lies in the platform's inbox into the city's, too (domain §3.2). */
export async function pushStationLetter(event: Envelope, now: string, deps: PushDeps): Promise<void> {
  const ready = await readyDelivery(deps.tables, event);
  if (ready?.body.channel !== 'YWTB_LETTER' || ready.body.recipient.kind !== 'AGENCY') {
    return deps.log.info('SKIPPED', { eventId: event.id });
  }
  const { uscc } = ready.body.recipient;
  const { body } = await get(deps.tables, letter, ready.body.noticeId);
  const claimed = await claimAttempt(event, now, undefined, deps);
  if (claimed === undefined) return deps.log.info('SKIPPED', { eventId: event.id });
  const result = await deps.stationLetter.send({
    uscc,
    templateCode: body.template,
    title: body.title,
    body: `${body.body}\n${body.basis}`,
    link: body.link,
    bizId: ready.id,
  });
  const answer =
    result.status === 'ACCEPTED'
      ? ({ status: 'ACCEPTED', provider: PROVIDER, providerMessageId: result.externalId } as const)
      : result;
  const context = { actor: SYSTEM, requestId: event.id, cause: `answer to ${ready.id}` };
  await recordAnswer({ deliveryId: ready.id, attempt: claimed.attempt, answer, context }, deps.clock(), deps);
  deps.log.info('COMMITTED', { eventId: event.id, ref: `DELIVERY#${ready.id}` });
}

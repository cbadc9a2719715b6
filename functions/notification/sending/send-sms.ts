import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Envelope } from '../../../events/envelope.ts';
import type { Address, DeliveryBody } from '../../../shared/domain/notification/delivery.ts';
import { type E164Cn, parsePhone } from '../../../shared/domain/identity/phone.ts';
import type { KeyedHash } from '../../../shared/platform/keyed-hash.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { SmsPort, SmsSubmitResult } from '../../../shared/platform/sms/sms-port.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { PHONE_HASH } from '../../../shared/store/aggregates/phone-usage.ts';
import { load } from '../../../shared/store/read.ts';
import { SYSTEM } from '../call-tasks.ts';
import { recordAnswer } from './record-answer.ts';
import { claimAttempt, type ClaimDeps, readyDelivery } from './submission.ts';

export interface SendDeps extends ClaimDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  readonly sms: SmsPort;
  readonly log: Log;
  /** The instant at which the provider answered. */
  readonly clock: () => string;
}

/** The number in a contact's or an objector's sealed record. */
const SealedPhone = onFirstUse(() => z.looseObject({ phone: z.string().optional() }));
const SealedParams = onFirstUse(() => z.object({ params: z.record(z.string(), z.string()) }));

/**
 * Sends one queued text message: claim, submit once, record the answer (SM-21). Whatever goes wrong after the claim
 * leaves it claimed, to expire into doubt; the message is never submitted twice by itself.
 */
export async function sendSms(event: Envelope, now: string, deps: SendDeps): Promise<void> {
  const ready = await readyDelivery(deps.tables, event);
  if (ready?.body.channel !== 'SMS') return deps.log.info('SKIPPED', { eventId: event.id });
  const phone = await phoneOf(ready.body.address, deps);
  const phoneHash = phone && (await deps.keyedHash.of(PHONE_HASH, phone));
  const params = await paramsOf(ready.body, deps);
  const claimed = await claimAttempt(event, now, phoneHash, deps);
  if (claimed === undefined || phone === undefined) return deps.log.info('SKIPPED', { eventId: event.id });
  const { attempt, delivery } = claimed;
  const line = {
    eventId: event.id,
    messageId: `${delivery.id} ${attempt}`,
    phoneHash8: phoneHash?.slice(0, 8) ?? '',
  };
  const answer = await submit(phone, params, delivery.body, line, deps);
  if (answer === undefined) return;
  const context = { actor: SYSTEM, requestId: event.id, cause: `answer to ${line.messageId}` };
  await recordAnswer({ deliveryId: delivery.id, attempt, answer, context }, deps.clock(), deps);
}

async function submit(
  to: E164Cn,
  params: Readonly<Record<string, string>>,
  { template, category }: DeliveryBody,
  line: { readonly eventId: string; readonly messageId: string; readonly phoneHash8: string },
  { sms, log }: SendDeps,
): Promise<SmsSubmitResult | undefined> {
  try {
    const result = await sms.send({ messageId: line.messageId, to, templateKey: template, params, category });
    if (result.status === 'ACCEPTED') log.info('SMS_SUBMITTED', { ...line, source: result.provider });
    else log.warn('SMS_REFUSED', { ...line, source: result.provider, code: result.code });
    return result;
  } catch (error) {
    // Nobody knows whether it went out: the claim runs out and a person decides.
    log.error('SMS_REFUSED', { ...line, code: 'OUTCOME_UNKNOWN', error });
    return undefined;
  }
}

/** The phone as it is verified now, however long the message waited; undefined when there is none. */
async function phoneOf(address: Address | undefined, deps: SendDeps): Promise<E164Cn | undefined> {
  const ref = address === undefined ? undefined : await sealedRefOf(address, deps);
  if (ref === undefined) return undefined;
  const { phone } = await deps.sealed.open(ref, SealedPhone());
  return phone === undefined ? undefined : parsePhone(phone);
}

async function sealedRefOf(address: Address, { tables }: SendDeps): Promise<string | undefined> {
  if (address.kind === 'SEALED') return address.ref;
  return (await load(tables, contact, address.uscc))?.body.verified?.phoneRef;
}

async function paramsOf(body: DeliveryBody, { sealed }: SendDeps): Promise<Readonly<Record<string, string>>> {
  if (body.paramsRef === undefined) return body.params;
  const { params } = await sealed.open(body.paramsRef, SealedParams());
  return { ...body.params, ...params };
}

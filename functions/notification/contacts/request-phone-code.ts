import { randomUUID } from 'node:crypto';
import { ContactPhoneChangeRequested } from '../../../events/contact-phone-change-requested/v1.ts';
import { CONTACT_ARTICLE } from '../../../shared/domain/contact/contact.ts';
import { decideRequestCode } from '../../../shared/domain/contact/request-code.ts';
import { maskPhone } from '../../../shared/domain/identity/mask.ts';
import { actingUscc } from '../../../shared/domain/identity/principal.ts';
import {
  codeDeliveryId,
  type CodeNotice,
  decideIssueCode,
  PHONE_VERIFICATION,
} from '../../../shared/domain/notification/issue-code.ts';
import { codeRequests, decideUsePhone } from '../../../shared/domain/notification/phone-usage.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { contact } from '../../../shared/store/aggregates/contact.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { notice } from '../../../shared/store/aggregates/notice.ts';
import { PHONE_HASH, phoneUsage } from '../../../shared/store/aggregates/phone-usage.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { NotificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { codeHashOf } from './code-hash.ts';
import { contactView, type MaskOf, maskSealed } from './contact-view.ts';

/**
 * Sends a code to a new contact phone, by the same way as every text message. The number and the code lie sealed;
 * events, notice and delivery name them by reference.
 */
export async function requestPhoneCode(
  request: Request<(typeof routes)['requestPhoneCode']>,
  deps: NotificationDeps,
): Promise<Plan> {
  const { tables, sealed, keyedHash } = deps;
  const { principal, now } = request;
  const { phone } = request.body;
  const uscc = orThrow(actingUscc(principal));
  const phoneHash = await keyedHash.of(PHONE_HASH, phone);
  const [loaded, usage, { policy }] = await Promise.all([
    load(tables, contact, uscc),
    load(tables, phoneUsage, phoneHash),
    deps.settings.current(now),
  ]);
  if (loaded !== undefined) requireVersion(loaded, request.ifMatch);
  // The event that this very decision will write: its number is the contact's next.
  const eventId = `CONTACT-${uscc}-${(loaded?.version ?? 0) + 1}`;
  const deliveryId = codeDeliveryId(eventId, uscc);
  const code = deps.newCode();
  const phoneRef = `${eventId}/phone`;
  const used = usage?.body ?? { uses: [] };
  const decided = orThrow(
    decideRequestCode(
      loaded,
      {
        uscc,
        phoneRef,
        phoneHash,
        deliveryId,
        codeHash: await codeHashOf(keyedHash, deliveryId, code),
        sentToNumber: codeRequests(used),
      },
      { ...acting(request), policy },
    ),
  );
  const paramsRef = `${eventId}/code`;
  const params = { minutes: String(policy.get('phoneCode.minutes')) };
  const expiresAt = decided.body.pending?.expiresAt ?? now;
  const event = { id: eventId, type: ContactPhoneChangeRequested.type };
  const template = PHONE_VERIFICATION;
  const after = standingAfter(loaded ?? { id: uscc }, decided);
  // The new number is not in the table yet.
  const maskOf: MaskOf = async (ref) => (ref === phoneRef ? maskPhone(phone) : maskSealed(sealed)(ref));
  return {
    changes: [
      change(contact, loaded ?? { newId: uscc }, decided),
      change(
        phoneUsage,
        usage ?? { newId: phoneHash },
        decideUsePhone(used, { category: 'OTP', template }, { now, article: CONTACT_ARTICLE }),
      ),
      ...codeNotice({ uscc, event, phoneRef, paramsRef, params, expiresAt }, now, deps),
    ],
    sealed: [
      await sealed.seal(phoneRef, { phone, salt: randomUUID() }, now),
      await sealed.seal(paramsRef, { params: { code }, salt: randomUUID() }, now),
    ],
    response: {
      status: 202,
      body: await contactView(after, principal.roles, maskOf),
      headers: etag(after.version),
    },
  };
}

function codeNotice(code: CodeNotice, now: string, { templates }: NotificationDeps): Change[] {
  const template = templates[PHONE_VERIFICATION];
  if (template === undefined) throw new Error('there is no template for verification codes');
  const issued = decideIssueCode(code, template, now);
  return [
    change(notice, { newId: issued.noticeId }, issued.notice),
    change(delivery, { newId: issued.delivery.id }, issued.delivery.decided),
  ];
}

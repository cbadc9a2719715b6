import { ContactPhoneChangeRequested } from '../../../events/contact-phone-change-requested/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { follow } from '../machine.ts';
import { codeHold, ofLastDay, type RateHold } from '../notification/phone-usage.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { addDuration, epochMs, type Instant } from '../time/instant.ts';
import { CONTACT_ARTICLE, type ContactBody, type ContactState } from './contact.ts';
import { contactMachine, type ContactStatus } from './machine.ts';

interface CodeRequest {
  readonly uscc: string;
  readonly phoneRef: string;
  readonly phoneHash: string;
  readonly codeHash: string;
  readonly deliveryId: string;
  /** When this number was last sent codes, for whomever. */
  readonly sentToNumber: readonly Instant[];
}

/**
 * Sends a code to a new contact phone. Limited per number and per organisation alike, so that nobody can have a
 * stranger's phone ring (domain §4.1: 1 a minute, 5 an hour, 10 a day).
 */
export function decideRequestCode(
  state: ContactState | undefined,
  request: CodeRequest,
  ctx: { readonly now: Instant; readonly policy: PolicySet; readonly roles: readonly Role[] },
): Decided<ContactBody> | Refusal {
  const to = statusAfter(state, ctx.roles);
  if (isRefusal(to)) return to;
  const { uscc, phoneRef, phoneHash, codeHash, deliveryId } = request;
  if (state?.body.verified?.phoneHash === phoneHash) {
    return refuse('DUPLICATE', {
      article: CONTACT_ARTICLE,
      detail: { zh: '该手机号码已验证', en: 'This phone is verified already' },
    });
  }
  const requests = ofLastDay(state?.body.requests ?? [], ctx.now);
  const hold = codeHold(requests, ctx.now, ctx.policy) ?? codeHold(request.sentToNumber, ctx.now, ctx.policy);
  if (hold !== undefined) return rateLimited(hold, ctx.now);
  const pending = {
    phoneRef,
    phoneHash,
    codeHash,
    deliveryId,
    requestedAt: ctx.now,
    expiresAt: addDuration(ctx.now, { minutes: ctx.policy.get('phoneCode.minutes') }),
    triesLeft: ctx.policy.get('phoneCode.maxTries'),
  };
  const event = happened(
    ContactPhoneChangeRequested,
    { uscc },
    { article: CONTACT_ARTICLE, to, refs: { pendingPhone: phoneRef } },
  );
  return {
    events: [event],
    body: { uscc, ...state?.body, pending, requests: [...requests, ctx.now] },
  };
}

function statusAfter(state: ContactState | undefined, roles: readonly Role[]): ContactStatus | Refusal {
  if (state === undefined) {
    return roles.includes('AGENCY_ADMIN') ? 'UNVERIFIED' : refuse('FORBIDDEN_ROLE');
  }
  const status = state.status as ContactStatus;
  return follow(contactMachine, status, status === 'VERIFIED' ? 'requestChange' : 'requestNewCode', roles);
}

function rateLimited({ until }: RateHold, now: Instant): Refusal {
  const retryAfterSeconds = Math.ceil((epochMs(until) - epochMs(now)) / 1000);
  return refuse('RATE_LIMITED', {
    article: CONTACT_ARTICLE,
    detail: {
      zh: `验证码发送过于频繁，请在${retryAfterSeconds}秒后重试`,
      en: `Too many codes; try again in ${retryAfterSeconds} seconds`,
    },
    extra: { retryAfterSeconds },
  });
}

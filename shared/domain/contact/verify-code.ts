import { ContactPhoneCodeRefused } from '../../../events/contact-phone-code-refused/v1.ts';
import { ContactPhoneVerified } from '../../../events/contact-phone-verified/v1.ts';
import { type Actor, type Decided, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { CONTACT_ARTICLE, type ContactBody, type ContactState } from './contact.ts';
import { contactMachine, type ContactStatus } from './machine.ts';

export interface CodeAnswer {
  readonly decided: Decided<ContactBody>;
  /** The code was wrong: that is recorded, and answered as a problem. */
  readonly problem?: Refusal;
}

/** Takes the code back: the phone counts from then on, or one of its tries is spent. */
export function decideVerifyCode(
  state: ContactState,
  codeHash: string,
  ctx: { readonly now: string; readonly actor: Actor; readonly roles: readonly Role[] },
): CodeAnswer | Refusal {
  const to = follow(contactMachine, state.status as ContactStatus, 'verify', ctx.roles);
  if (isRefusal(to)) return to;
  const { pending, ...rest } = state.body;
  const article = CONTACT_ARTICLE;
  if (pending === undefined) return refuse('PHONE_CODE_NOT_REQUESTED', { article });
  if (ctx.now >= pending.expiresAt) return refuse('PHONE_CODE_EXPIRED', { article });
  if (pending.triesLeft === 0) return refuse('PHONE_CODE_TRIES_SPENT', { article });
  const { uscc } = rest;
  if (codeHash !== pending.codeHash) {
    const triesLeft = pending.triesLeft - 1;
    return {
      decided: {
        events: [happened(ContactPhoneCodeRefused, { uscc, triesLeft }, { article })],
        body: { ...rest, pending: { ...pending, triesLeft } },
      },
      problem: refuse('PHONE_CODE_WRONG', {
        article,
        detail: {
          zh: `验证码不正确，还可尝试${triesLeft}次`,
          en: `The code is wrong; ${triesLeft} tries are left`,
        },
        extra: { triesLeft },
      }),
    };
  }
  const { phoneRef, phoneHash } = pending;
  const verified = { phoneRef, phoneHash, verifiedAt: ctx.now, verifiedBy: ctx.actor.id };
  const event = happened(ContactPhoneVerified, { uscc }, { article, to, refs: { phone: phoneRef } });
  return { decided: { events: [event], body: { ...rest, verified } } };
}

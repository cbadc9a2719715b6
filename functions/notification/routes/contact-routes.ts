import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES } from '../../../shared/domain/identity/role.ts';
import { phoneSchema } from '../../../shared/domain/identity/phone.ts';
import { contactMachine } from '../../../shared/domain/contact/machine.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

/** Numbers are always masked. */
export const ContactView = onFirstUse(() =>
  z.object({
    status: z.enum(['NONE', ...contactMachine.states]),
    version: z.int(),
    verified: z.object({ phone: z.string(), verifiedAt: z.string() }).optional(),
    pending: z.object({ phone: z.string(), expiresAt: z.string(), triesLeft: z.int() }).optional(),
    allowedActions: z.array(z.string()),
  }),
);

const responses = onFirstUse(() => ({
  200: { description: 'the contact, its numbers masked', schema: ContactView() },
}));
const identity = ['LEGAL_PERSON_LOGIN_REQUIRED', 'USCC_INVALID'] as const;

/** The mobile of an organisation's contact: it counts once its code came back. */
export const contactRoutes = defineRoutes({
  readContactPhone: {
    method: 'GET',
    path: '/contacts/phone',
    auth: 'required',
    roles: AGENCY_ROLES,
    summary: { zh: '联系手机（脱敏）', en: 'The contact phone, masked' },
    articles: ['5-1c'],
    responses,
    problems: identity,
  },
  requestPhoneCode: {
    method: 'POST',
    path: '/contacts/phone',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '登记或更换联系手机：向新号码发送验证码',
      en: 'Set or change the contact phone: a code goes to the new number',
    },
    articles: ['5-1c'],
    body: onFirstUse(() => z.strictObject({ phone: phoneSchema() })),
    responses: () => ({ 202: { description: 'a code is on its way', schema: ContactView() } }),
    problems: [...identity, 'DUPLICATE', 'RATE_LIMITED', 'STALE_VERSION'],
  },
  verifyPhoneCode: {
    method: 'POST',
    path: '/contacts/phone/verification',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: { zh: '提交手机验证码', en: 'Give the code back: the phone counts from then on' },
    articles: ['5-1c'],
    body: onFirstUse(() => z.strictObject({ code: z.string().regex(/^\d{6}$/) })),
    responses,
    problems: [
      ...identity,
      'PHONE_CODE_NOT_REQUESTED',
      'PHONE_CODE_EXPIRED',
      'PHONE_CODE_TRIES_SPENT',
      'PHONE_CODE_WRONG',
      'STALE_VERSION',
    ],
  },
});

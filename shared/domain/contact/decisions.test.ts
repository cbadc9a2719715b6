import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { by, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import { isRefusal } from '../problem.ts';
import type { ContactState } from './contact.ts';
import { decideRequestCode } from './request-code.ts';
import { decideVerifyCode } from './verify-code.ts';

const admin = { ...by(['AGENCY_ADMIN']), policy };
const request = {
  uscc: '91310104MA1FX0010C',
  phoneRef: 'CONTACT/phone/1',
  phoneHash: 'hash-1',
  codeHash: 'code-1',
  deliveryId: 'd1',
  sentToNumber: [],
};
const stateOf = (status: string, decided: ReturnType<typeof decideRequestCode>): ContactState => {
  if (isRefusal(decided)) throw new Error(decided.refused);
  return { status, body: decided.body };
};
const asked = stateOf('UNVERIFIED', decideRequestCode(undefined, request, admin));
const answer = decideVerifyCode(asked, 'code-1', admin);
if (isRefusal(answer)) throw new Error(answer.refused);
const verified: ContactState = { status: 'VERIFIED', body: answer.decided.body };
const later = (minutes: number) => ({
  ...admin,
  now: new Date(Date.parse(NOW) + minutes * 60_000).toISOString(),
});
const changing = { ...request, phoneRef: 'CONTACT/phone/2', phoneHash: 'hash-2' };
const spent: ContactState = {
  ...asked,
  body: { ...asked.body, pending: { ...asked.body.pending!, triesLeft: 0 } },
};

describe('[5-1c] what is decided on a contact', () => {
  it.each([
    ['a code asked for', undefined, request, admin],
    ['not by the operator', undefined, request, { ...by(['AGENCY_OPERATOR']), policy }],
    ['nor another one', asked, request, { ...by(['AGENCY_OPERATOR']), policy }],
    ['another code at once', asked, request, admin],
    ['another code later', asked, request, later(5)],
    ['another code a day later', asked, request, later(24 * 60)],
    ['a number that was written to', asked, { ...request, sentToNumber: [later(5).now] }, later(5)],
    ['another phone', verified, changing, later(5)],
    ['the same phone', verified, request, later(5)],
  ])('%s', (_, state, given, acting) => {
    expect(decisionInLines(decideRequestCode(state, given, acting), state?.body)).toMatchSnapshot('decided');
  });

  it.each([
    ['the right code', asked, 'code-1', admin],
    ['a wrong code', asked, 'code-2', admin],
    ['no code asked for', verified, 'code-1', admin],
    ['a code that expires', asked, 'code-1', { ...admin, now: asked.body.pending!.expiresAt }],
    ['no tries left', spent, 'code-1', admin],
    ['not by the operator', asked, 'code-1', by(['AGENCY_OPERATOR'])],
  ])('%s', (_, state, code, acting) => {
    expect(inLines(decideVerifyCode(state, code, acting))).toMatchSnapshot('answered');
  });
});

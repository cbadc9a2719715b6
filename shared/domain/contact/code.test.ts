import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../policy/policy.ts';
import { isRefusal } from '../problem.ts';
import { addDuration } from '../time/instant.ts';
import type { ContactState } from './contact.ts';
import { decideRequestCode } from './request-code.ts';
import { decideVerifyCode } from './verify-code.ts';

const START = '2026-03-02T01:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const actor = { id: 'u1', role: 'AGENCY_ADMIN' };
const admin = { actor, roles: ['AGENCY_ADMIN'] as const, policy };
const uscc = '91310104MA1FX0010C';

const request = (phone: string) => ({
  uscc,
  phoneRef: `ref-${phone}`,
  phoneHash: `hash-${phone}`,
  codeHash: `code-${phone}`,
  deliveryId: 'd1',
  sentToNumber: [],
});

function requested(phone: string, before?: ContactState, now = START): ContactState {
  const decided = decideRequestCode(before, request(phone), { ...admin, now });
  if (isRefusal(decided)) throw new Error(decided.refused);
  return { status: decided.events.at(-1)?.to ?? before?.status ?? '', body: decided.body };
}

function answered(state: ContactState, codeHash: string, now = START): ContactState {
  const answer = decideVerifyCode(state, codeHash, { ...admin, now });
  if (isRefusal(answer)) throw new Error(answer.refused);
  const { events, body } = answer.decided;
  return { status: events.at(-1)?.to ?? state.status, body };
}

describe('a contact phone', () => {
  it('[5-1c] counts from the moment its code came back', () => {
    const asked = requested('A');
    expect(asked).toMatchObject({ status: 'UNVERIFIED', body: { pending: { triesLeft: 5 } } });
    const verified = answered(asked, 'code-A');
    expect(verified).toMatchObject({ status: 'VERIFIED', body: { verified: { phoneRef: 'ref-A' } } });
    expect(verified.body.pending).toBeUndefined();
  });

  it('[5-1c] stays the old one until the new one is verified', () => {
    const later = addDuration(START, { minutes: 5 });
    const changing = requested('B', answered(requested('A'), 'code-A'), later);
    expect(changing).toMatchObject({
      status: 'VERIFIED',
      body: { verified: { phoneRef: 'ref-A' }, pending: { phoneRef: 'ref-B' } },
    });
    expect(answered(changing, 'code-B', later).body.verified?.phoneRef).toBe('ref-B');
  });

  it('is neither wrongly verified nor freely guessed', () => {
    const asked = requested('A');
    const wrong = decideVerifyCode(asked, 'code-X', { ...admin, now: START });
    expect(wrong).toMatchObject({ problem: { refused: 'PHONE_CODE_WRONG', extra: { triesLeft: 4 } } });
    const spent = [1, 2, 3, 4, 5].reduce((state) => answered(state, 'code-X'), asked);
    expect(decideVerifyCode(spent, 'code-A', { ...admin, now: START })).toMatchObject({
      refused: 'PHONE_CODE_TRIES_SPENT',
    });
  });

  it('takes a code until its end, exclusively', () => {
    const asked = requested('A');
    const end = addDuration(START, { minutes: policy.get('phoneCode.minutes') });
    expect(decideVerifyCode(asked, 'code-A', { ...admin, now: end })).toMatchObject({
      refused: 'PHONE_CODE_EXPIRED',
    });
    expect(answered(asked, 'code-A', addDuration(end, { ms: -1 })).status).toBe('VERIFIED');
  });

  it('is for the administrator of the agency', () => {
    const verified = answered(requested('A'), 'code-A');
    const clerk = { actor, roles: ['AGENCY_OPERATOR'] as const, policy, now: START };
    expect(decideRequestCode(undefined, request('B'), clerk)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideRequestCode(verified, request('B'), clerk)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideVerifyCode(requested('A'), 'code-A', clerk)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('says how long to wait where a number was sent a code a moment ago', () => {
    const now = addDuration(START, { seconds: 20 });
    const busy = { ...request('A'), sentToNumber: [START] };
    expect(decideRequestCode(undefined, busy, { ...admin, now })).toMatchObject({
      refused: 'RATE_LIMITED',
      extra: { retryAfterSeconds: 40 },
    });
  });
});

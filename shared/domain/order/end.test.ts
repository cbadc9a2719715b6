import { describe, expect, it } from 'vitest';
import { after, as, orderAt, placed } from '../../../test/support/order-fixtures.ts';
import type { Role } from '../identity/role.ts';
import { decideHold, decideLiftHold } from './hold.ts';
import { decideProposeTermination, decideTerminate, maySayTheEnd } from './terminate.ts';

const agency = as('AGENCY_OPERATOR');
const buyer = as('BUYER');

describe('[SM-6] the early end and the hold of an order', () => {
  const STAGES = ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'] as const;

  it.each(STAGES)('ends from %s, its clocks stopped', (stage) => {
    const order = orderAt(stage);
    const ended = after(order, decideTerminate(order, { cause: 'BUYER', reason: '项目取消' }, buyer));
    expect(ended).toMatchObject({
      status: 'TERMINATED',
      deadlines: {},
      body: { termination: { cause: 'BUYER' } },
    });
  });

  it.each([
    ['BUYER', 'AGENCY_ADMIN'],
    ['AGENCY_DEFAULT', 'BUYER'],
    ['VIOLATION', 'AGENCY_ADMIN'],
    ['AGENCY_REMOVED', 'CENTRE_OFFICER'],
    ['MUTUAL', 'CENTRE_OFFICER'],
  ] as const)('%s is not for %s to say', (cause, role) => {
    expect(decideTerminate(orderAt('IN_SERVICE'), { cause, reason: '…' }, as(role))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it.each([
    ['AGENCY_DEFAULT', 'CENTRE_OFFICER'],
    ['VIOLATION', 'CENTRE_REVIEWER'],
    ['AGENCY_REMOVED', 'SYSTEM'],
  ] as const)('%s is for %s to say', (cause, role) => {
    const order = orderAt('IN_SERVICE');
    expect(after(order, decideTerminate(order, { cause, reason: '…' }, as(role))).status).toBe('TERMINATED');
  });

  it('ends by mutual consent only when one side proposed and the other confirms', () => {
    const order = orderAt('IN_SERVICE');
    const mutual = { cause: 'MUTUAL', reason: '协商一致' } as const;
    expect(decideTerminate(order, { ...mutual, side: 'BUYER' }, buyer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const proposed = after(order, decideProposeTermination(order, { side: 'AGENCY', reason: '…' }, agency));
    expect(decideTerminate(proposed, { ...mutual, side: 'AGENCY' }, agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideProposeTermination(proposed, { side: 'BUYER', reason: '…' }, buyer)).toMatchObject({
      refused: 'DUPLICATE',
    });
    const ended = after(proposed, decideTerminate(proposed, { ...mutual, side: 'BUYER' }, buyer));
    expect(ended.status).toBe('TERMINATED');
    expect(ended.body.terminationProposal).toBeUndefined();
  });

  it('does not end before it is accepted nor after it is completed', () => {
    for (const order of [placed(), orderAt('COMPLETED')]) {
      expect(decideTerminate(order, { cause: 'BUYER', reason: '…' }, buyer)).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
    }
  });

  it.each([...STAGES, 'COMPLETED'] as const)('is held and freed in %s, its state untouched', (stage) => {
    const order = orderAt(stage);
    const officer = as('CENTRE_OFFICER');
    const held = after(order, decideHold(order, { reasonRef: 'RISKFLAG#1' }, officer));
    expect(held).toMatchObject({ status: stage, body: { hold: { reasonRef: 'RISKFLAG#1' } } });
    expect(decideHold(held, { reasonRef: 'RISKFLAG#2' }, officer)).toMatchObject({ refused: 'DUPLICATE' });
    const free = after(held, decideLiftHold(held, {}, officer));
    expect(free.body.hold).toBeUndefined();
    expect(decideLiftHold(free, {}, officer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideHold(order, { reasonRef: 'R' }, buyer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('is not held before it is accepted', () => {
    expect(decideHold(placed(), { reasonRef: 'R' }, as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });
});

describe('[SM-6] what is shown of the early end', () => {
  const roles = (...given: readonly Role[]) => given;
  const AS_AGENCY = { side: 'AGENCY', roles: roles('AGENCY_ADMIN') } as const;
  const AS_BUYER = { side: 'BUYER', roles: roles('BUYER') } as const;
  const AS_OFFICER = { side: undefined, roles: roles('CENTRE_OFFICER') };
  const shown = (body: Parameters<typeof maySayTheEnd>[1], who: Parameters<typeof maySayTheEnd>[2]) =>
    (['proposeTermination', 'terminate'] as const).filter((action) => maySayTheEnd(action, body, who));

  it('is what would not be refused: no proposal stands, or one side’s does', () => {
    const order = orderAt('IN_SERVICE');
    expect(shown(order.body, AS_AGENCY)).toEqual(['proposeTermination']);
    expect(shown(order.body, AS_BUYER)).toEqual(['proposeTermination', 'terminate']);
    expect(shown(order.body, AS_OFFICER)).toContain('terminate');
    const own = after(order, decideProposeTermination(order, { side: 'AGENCY', reason: '…' }, agency));
    expect(shown(own.body, AS_AGENCY)).toEqual([]);
    expect(shown(own.body, AS_BUYER)).toEqual(['terminate']);
    const other = after(order, decideProposeTermination(order, { side: 'BUYER', reason: '…' }, buyer));
    expect(shown(other.body, AS_AGENCY)).toEqual(['terminate']);
  });
});

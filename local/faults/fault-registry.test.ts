import { describe, expect, it } from 'vitest';
import { FaultRegistry } from './fault-registry.ts';

const delivery = {
  eventId: 'e1',
  detailType: 'OnboardingSubmitted',
  source: 'voucher.platform',
  rule: 'verification-route',
  targetArn: 'arn:aws:sqs:ap-southeast-1:000000000000:verification',
};

describe('call faults', () => {
  it('are leased to one invocation at a time and come back when they did not strike', () => {
    const faults = new FaultRegistry();
    const id = faults.add({ kind: 'call', function: 'relay', nth: 2, action: 'kill-before' });
    expect(faults.lease('other')).toEqual([]);
    const lease = faults.lease('relay');
    expect(lease).toMatchObject([{ id, strikes: 1 }]);
    expect(faults.lease('relay')).toEqual([]);
    faults.settle(lease, []);
    const again = faults.lease('relay');
    expect(again).toHaveLength(1);
    faults.settle(again, [id]);
    expect(faults.lease('relay')).toEqual([]);
    expect(faults.list()).toMatchObject([{ id, struck: 1 }]);
  });

  it('by chance stay in force for all until cleared', () => {
    const faults = new FaultRegistry();
    faults.add({ kind: 'call', action: 'throttle', chance: 0.1, seed: 7 });
    expect(faults.lease('a')).toHaveLength(1);
    expect(faults.lease('b')).toHaveLength(1);
    faults.clear();
    expect(faults.lease('a')).toEqual([]);
  });

  it('refuses a fault it does not know', () => {
    expect(() => new FaultRegistry().add(JSON.parse('{"kind":"call","action":"explode"}'))).toThrow('action');
  });
});

describe('event faults', () => {
  it.each([
    ['duplicate', [[0, 30_000], [0]]],
    ['delay', [[30_000], [0]]],
    ['drop', [[30_000], [0]]],
  ] as const)('%s strikes once without `times`', (mode, expected) => {
    const faults = new FaultRegistry();
    faults.add({ kind: 'event', mode });
    expect([faults.plan(delivery), faults.plan(delivery)]).toEqual(expected);
  });

  it('reorder swaps neighbours', () => {
    const faults = new FaultRegistry();
    faults.add({ kind: 'event', mode: 'reorder', delay: 5, times: 4 });
    expect([1, 2, 3, 4, 5].map(() => faults.plan(delivery)[0])).toEqual([5000, 0, 5000, 0, 0]);
  });

  it('strikes only what it names, and the same again with the same seed', () => {
    const faults = new FaultRegistry();
    faults.add({ kind: 'event', mode: 'delay', detailType: 'Other', target: 'verification', chance: 1 });
    expect(faults.plan(delivery)).toEqual([0]);
    const run = () => {
      const seeded = new FaultRegistry();
      seeded.add({ kind: 'event', mode: 'duplicate', target: 'verification', chance: 0.5, seed: 42 });
      return Array.from({ length: 50 }, () => seeded.plan(delivery).length);
    };
    expect(run()).toEqual(run());
    expect(new Set(run())).toEqual(new Set([1, 2]));
  });
});

import { describe, expect, it } from 'vitest';
import { type OrderFlag, rankByFlags } from './risk-part.ts';

const flag = (orderId: string, severity: OrderFlag['severity'], flagId: string): OrderFlag => ({
  orderId,
  severity,
  flagId,
});

describe('[3-1c] the risk-weighted part', () => {
  it('takes the gravest flag first, then the number of flags, then the id', () => {
    const flags = [
      flag('O1', 'REVIEW', 'F1'),
      flag('O2', 'INFO', 'F2'),
      flag('O3', 'HOLD', 'F3'),
      flag('O4', 'REVIEW', 'F5'),
      flag('O4', 'INFO', 'F4'),
      flag('O0', 'REVIEW', 'F6'),
    ];
    expect(rankByFlags(flags)).toEqual([
      { orderId: 'O3', flagId: 'F3', flags: 1 },
      { orderId: 'O4', flagId: 'F5', flags: 2 },
      { orderId: 'O0', flagId: 'F6', flags: 1 },
      { orderId: 'O1', flagId: 'F1', flags: 1 },
      { orderId: 'O2', flagId: 'F2', flags: 1 },
    ]);
    expect(rankByFlags(flags.toReversed())).toEqual(rankByFlags(flags));
    expect(rankByFlags([])).toEqual([]);
  });
});

import type { Treasury, TreasuryAnswer } from '../../../shared/domain/redemption/treasury.ts';

/** A treasury that pays at most once for one id. What it answers may be scripted (`said`), what it pays stands in `money`. */
export function scriptedTreasury() {
  const money = {
    paid: new Map<string, number>(),
    calls: [] as string[],
    connected: true,
    crash: undefined as 'before' | 'after' | undefined,
  };
  const said: TreasuryAnswer[] = [];
  const treasury: Treasury = {
    get connected() {
      return money.connected;
    },
    async pay({ redemptionId, amountFen }) {
      const { crash } = money;
      money.crash = undefined;
      if (crash === 'before') throw new Error('crash');
      money.calls.push(`pay ${redemptionId}`);
      const scripted = said.shift();
      if (scripted?.outcome !== 'REJECTED' && scripted?.outcome !== 'NOT_FOUND')
        money.paid.set(redemptionId, amountFen);
      if (crash === 'after') throw new Error('crash');
      if (scripted?.outcome === 'NOT_FOUND') return { outcome: 'SILENT' };
      return scripted ?? { outcome: 'PAID', amountFen, paidOn: '2026-03-06' };
    },
    async ask(redemptionId) {
      money.calls.push(`ask ${redemptionId}`);
      const amountFen = money.paid.get(redemptionId);
      const scripted = said.shift();
      if (scripted !== undefined) return scripted;
      return amountFen === undefined
        ? { outcome: 'NOT_FOUND' }
        : { outcome: 'PAID', amountFen, paidOn: '2026-03-06' };
    },
  };
  return { money, said, treasury };
}

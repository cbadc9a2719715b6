import type { PolicySet } from '../../../policy/policy.ts';
import { falsificationRules } from './falsification.ts';
import { patternRules } from './patterns.ts';
import { relatedPartyRules, suppressStateControlled } from './related-party.ts';
import type { Finding, OrderFacts, RiskRule } from './rule.ts';
import { subcontractingRules } from './subcontracting.ts';

/**
 * Every rule of domain §5.2 that the platform's data or the gateway can feed. Only RP-01, FR-01 and FR-02 block, where
 * an order is placed, a contract registered and an invoice added; everything else raises a flag, and only an officer makes
 * a flag a violation. Left to officers, who may raise them by hand: FR-09 (the platform keeps no source address of who
 * acts on an order), FR-10 (comparing texts is optional and not built) and FR-12 (no system reports refunds).
 */
export const riskRules: readonly RiskRule[] = [
  ...relatedPartyRules,
  ...subcontractingRules,
  ...falsificationRules,
  ...patternRules,
];

/** Rules of domain §5.2 that nothing feeds: raised by hand only. */
export const rulesByHand = [
  { id: 'FR-09', severity: 'REVIEW', article: '13-1b', zh: '双方在24小时内以同一设备或网络地址操作同一订单' },
  { id: 'FR-10', severity: 'REVIEW', article: '13-1c', zh: '不同订单的成果文本或检测数据高度相似' },
  { id: 'FR-12', severity: 'HOLD', article: '13-1a', zh: '付款后短期内退款回流' },
] as const;

export interface Judged {
  readonly rule: RiskRule;
  readonly finding: Finding;
}

/** What the rules find in an order's facts, under one policy. The same facts always give the same. */
export function judgeOrder(facts: OrderFacts, policy: PolicySet): readonly Judged[] {
  return suppressStateControlled(
    riskRules.flatMap((rule) => {
      const finding = rule.judge(facts, policy);
      return finding === undefined ? [] : [{ rule, finding }];
    }),
  );
}

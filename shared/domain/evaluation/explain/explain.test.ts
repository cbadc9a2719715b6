import { describe, expect, it } from 'vitest';
import {
  goldenContext,
  goldenInputs,
  rankKey,
  scheme,
} from '../../../../test/support/evaluation-fixtures.ts';
import { rankKeyOf } from '../ranking/rank-key.ts';
import { rankCategory } from '../ranking/rank.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreEntry } from '../scoring/score.ts';
import { distribution } from './distribution.ts';
import { nearestChanges } from './nearest.ts';
import { receiptOf } from './receipt.ts';

const FINAL = { satisfaction: 'FINAL' } as const;
const scored = scoreEntry(scheme, goldenInputs, goldenContext, FINAL);
const subject = {
  entryId: '2027.RESEARCH_DEVELOPMENT.OWN',
  agencyId: 'OWN',
  category: 'RESEARCH_DEVELOPMENT',
  onboardedOn: '2024-02-01',
};
const situationOf = (inputs: EntryInputs, category: Parameters<typeof rankCategory>[1]) => ({
  scheme,
  inputs,
  context: goldenContext,
  key: rankKeyOf(subject, inputs, scoreEntry(scheme, inputs, goldenContext, FINAL)),
  category: [...category],
});

describe('[9-2c] the receipt of a score', () => {
  const spread = distribution();
  for (let i = 0; i < 5; i += 1) spread.add(scored);
  const receipt = receiptOf(scheme, goldenInputs, goldenContext, scored, {
    rank: 3,
    of: 50,
    grade: 'EXCELLENT',
    because: [],
    distribution: spread.result(),
  });
  const indicators = receipt.dimensions.flatMap(({ indicators }) => indicators);
  const of = (id: string) => indicators.find((each) => each.id === id);

  it('leads every point to its formula, its input and where that comes from', () => {
    expect(indicators.map(({ id }) => id)).toEqual(scheme.indicators.map(({ id }) => id));
    expect(of('QLT_COMPLETION_RATE')).toEqual({
      id: 'QLT_COMPLETION_RATE',
      nameZh: '订单完成率',
      weight: 6,
      score: '4.5000',
      ratio: '0.7500000000',
      formulaZh: '完成订单 ÷ 到期订单：0.6 计 0，1 计 1，其间按比例',
      pointsZh: '比例 0.7500000000 × 权重 6 = 4.5000 分',
      inputs: [
        {
          name: 'completion',
          zh: '完成订单 / 到期订单',
          value: '18 / 20',
          unit: '单',
          evidence: { source: 'ORDERS', zh: '评价期内本类别的订单记录（暂缓及已认定违规的订单不计）' },
        },
      ],
    });
    expect(of('FRQ_COMPLETED_ORDERS')?.formulaZh).toContain('ln(1 + 40)');
    expect(of('FBK_PLATFORM_RATING')?.formulaZh).toContain('42 ÷ 10');
    expect(of('INT_EXTERNAL_CREDIT')?.inputs[0]?.value).toBe('无不良记录');
    expect(of('QLT_SPOT_CHECK_PASS_RATE')).toMatchObject({
      missing: true,
      pointsZh: '缺少数据，其权重由同一维度的其他指标分担',
    });
    expect(indicators.every(({ inputs, formulaZh }) => inputs.length > 0 && formulaZh !== '')).toBe(true);
  });

  it('shows the users’ mean and never a single answer', () => {
    expect(of('FBK_SATISFACTION_REVIEW')?.inputs[0]?.value).toBe('3 名用户均分 91.67');
  });

  it('sets it beside the category, where that is large enough to tell of nobody', () => {
    expect(receipt.totalSpread).toMatchObject({ p10: 8_659, p90: 8_659 });
    expect(receipt.dimensions[0]).toMatchObject({
      nameZh: '服务能力',
      weight: 15,
      score: '13.2000',
      spread: { p50: 132_000 },
    });
    const few = distribution();
    few.add(scored);
    expect(few.result()).toBeUndefined();
  });
});

describe('[9-2c] the nearest changes', () => {
  // Ten ranked: two excellent, three good. The golden entry (86.59) stands third.
  const others = [9_000, 8_700, 8_500, 8_400, 8_300, 8_200, 8_100, 8_000, 7_900].map((total, at) =>
    rankKey(at, { total }),
  );

  it('are found by scoring again, each the least that does it, and no more', () => {
    const changes = nearestChanges(situationOf(goldenInputs, others));
    expect(changes.length).toBeGreaterThan(3);
    for (const { total, grade, rank } of changes) {
      expect(Number(total)).toBeGreaterThanOrEqual(87);
      expect([grade, rank]).toEqual(['EXCELLENT', 2]);
    }
    expect(changes.find(({ input }) => input === 'completion')).toMatchObject({
      zh: '完成订单 / 到期订单',
      from: '18 / 20',
      to: '19 / 20',
    });
    expect(changes.find(({ input }) => input === 'satisfaction')).toMatchObject({
      to: '3 名用户均分 98.00',
    });
    expect(changes.map(({ total }) => Number(total))).toEqual(
      changes.map(({ total }) => Number(total)).toSorted((a, b) => a - b),
    );
  });

  it('are none for the best grade, for what is not ranked, and where one input is not enough', () => {
    expect(nearestChanges(situationOf(goldenInputs, others.slice(2)))).toEqual([]);
    expect(nearestChanges(situationOf({ ...goldenInputs, completedOrders: 0 }, others))).toEqual([]);
    const poor: EntryInputs = {
      ...goldenInputs,
      completion: { n: 1, of: 20 },
      onTime: { n: 1, of: 18 },
      satisfaction: [10],
    };
    expect(nearestChanges(situationOf(poor, others))).toEqual([]);
  });

  it('see that too few orders stood in the way', () => {
    const few: EntryInputs = {
      ...goldenInputs,
      completedOrders: 2,
      products: 5,
      staff: 10,
      activeMonths: 12,
    };
    const low = others.map((key) => ({ ...key, total: key.total - 2_000 }));
    expect(nearestChanges(situationOf(few, low)).map(({ input, to }) => `${input} ${to}`)).toContain(
      'completedOrders 3',
    );
  });
});

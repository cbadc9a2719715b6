import { describe, expect, it } from 'vitest';
import { exampleEvent } from '../../../../test/support/event-contracts.ts';
import { cite } from '../../../policy/articles.ts';
import { parameters } from '../../../policy/parameters.ts';
import { templates } from '../templates/registry.ts';
import { fill } from '../templates/template.ts';
import { noticeRules } from './rules.ts';

/** The letter to the unit, with the passage that it cites. */
function letterOf(type: string, data: Record<string, unknown>, article: string) {
  const [spec] = noticeRules.get(type)?.specs({ ...exampleEvent(type, data), article }) ?? [];
  const template = templates[spec?.template ?? ''];
  if (template === undefined) throw new Error(`${type} tells nobody`);
  const text = fill(template, template.letter?.body ?? '', spec?.params ?? {});
  return { text, basis: cite(spec?.article ?? template.article, parameters['regulation.docNo'].default)?.zh };
}

describe('[SM-22] a prior notice', () => {
  const heard = (ground: string, article: string, intended?: object) =>
    letterOf('HearingIssued', { ground, intended, replyDueOn: '2026-05-07' }, article);

  it('says what is intended, under its own article, and until when one may reply', () => {
    const fraud = heard('VIOLATION', '12-3c', { kind: 'FUND_FRAUD', level: 'MAJOR' });
    expect(fraud.text).toContain('拟认定贵单位存在违规：骗取、套取创新券财政资金（重大）');
    expect(fraud.text).toContain('2026年5月7日前（截至当日24时）');
    expect(fraud.basis).toContain('第十二条第（三）项');
    const suspension = heard('SUSPENSION', '12-2a');
    expect(suspension.text).toContain('拟暂停贵单位的服务资格');
    expect(suspension.basis).toContain('第十二条第（二）项');
    expect(heard('FUND_RECOVERY', '14-2b', { amountFen: 500_000 }).text).toContain('资金5000.00元');
    expect(heard('PAYMENT_REFUSAL', '14-2a', { amountFen: 1 }).basis).toContain('第十四条');
  });

  it('[13-2] and the decision on a violation names it and its own article', () => {
    const data = { kind: 'RELATED_PARTY_TRANSACTION', level: 'MINOR', reviewUntil: '2026-05-28' };
    const found = letterOf('ViolationConsequencesOpened', data, '13-2');
    expect(found.text).toContain('违规关联交易（轻微）');
    expect(found.basis).toContain('第十三条第（二）项');
  });
});

describe('[14-2b] the order to repay', () => {
  it('names the sum and each instalment with its day', () => {
    const instalments = [
      { dueOn: '2026-05-06', amountFen: 200_000 },
      { dueOn: '2026-06-08', amountFen: 300_000 },
    ];
    const { text } = letterOf('RecoveryOrdered', { amountFen: 500_000, instalments }, '14-2b');
    for (const part of [
      '5000.00元',
      '2026年5月6日前（含当日）缴还2000.00元',
      '2026年6月8日前（含当日）缴还3000.00元',
    ])
      expect(text).toContain(part);
  });
});

describe('[14-2c] one withholding', () => {
  it('is told once', () => {
    const told = (type: string, data: object) =>
      noticeRules.get(type)?.specs(exampleEvent(type, { ...data }));
    expect(told('PaymentHeld', {})).toHaveLength(1);
    expect(told('RedemptionHeld', { cause: 'CENTRE', partOfHold: true })).toEqual([]);
    expect(told('RedemptionReleased', { partOfHold: true })).toEqual([]);
    expect(told('RedemptionHeld', { cause: 'CENTRE' })).toHaveLength(1);
  });
});

it('[14-1] what an inspection asks for is asked for under article 14', () => {
  const asked = (subjectRef: string) => letterOf('CooperationReminded', { subjectRef }, '6-4b').basis;
  expect(asked('INSPECTION#I1')).toContain('第十四条');
  expect(asked('SPOTCHECK#S1')).toContain('第六条');
});

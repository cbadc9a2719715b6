import { HearingIssued } from '../../../../events/hearing-issued/v1.ts';
import type { HearingGround } from '../../hearing/hearing.ts';
import { zhYuan } from '../../price/zh-yuan.ts';
import { zhDate } from '../../time/local-date.ts';
import { LEVEL_NAMES } from '../../violation/consequences.ts';
import { VIOLATION_NAMES } from '../../violation/kinds.ts';
import { letterAndSms, on, under } from './rule.ts';

interface Intended {
  readonly kind?: string | undefined;
  readonly level?: string | undefined;
  readonly amountFen?: number | undefined;
}
const sum = ({ amountFen }: Intended): string => (amountFen === undefined ? '' : zhYuan(amountFen));

/** What the decision would be, after 拟 (domain §5.5). */
const INTENDED: Readonly<Record<string, (intended: Intended) => string>> = {
  VERIFICATION_FAILURE: () => '对贵单位的入驻申请作出核验不通过的决定',
  OBJECTION_UPHELD: () => '认定公示异议成立，对贵单位作出不予入驻的决定',
  EVALUATION_UNQUALIFIED: () => '将贵单位评价为不合格',
  EVALUATION_AMENDMENT: () => '更正贵单位已公布的评价结果',
  SUSPENSION: () => '暂停贵单位的服务资格',
  REMOVAL: () => '将贵单位清退出平台',
  VIOLATION: ({ kind = '', level = '' }) =>
    `认定贵单位存在违规：${VIOLATION_NAMES[kind] ?? ''}（${LEVEL_NAMES[level] ?? ''}）`,
  PAYMENT_REFUSAL: (intended) => `对贵单位一笔创新券申领不予兑付，金额${sum(intended)}`,
  FUND_RECOVERY: (intended) => `追缴已支付给贵单位的资金${sum(intended)}`,
  CREDIT_RECORD: () => '就经认定的违规记入科技信用记录',
} satisfies Readonly<Record<HearingGround, (intended: Intended) => string>>;

/** The prior notice before every adverse decision, under the article that it would be taken under (SM-22). */
export const hearingRules = [
  on(HearingIssued, ({ hearingId, uscc, ground, replyDueOn, intended = {} }, event) =>
    letterAndSms(uscc, {
      template: 'PRIOR_NOTICE',
      ...under(event),
      params: { intended: INTENDED[ground]?.(intended) ?? '', date: zhDate(replyDueOn) },
      subjectRef: `HEARING#${hearingId}`,
      path: `/hearings/${hearingId}`,
    }),
  ),
];

import type { AmendmentGround } from '../../shared/domain/evaluation/result/amendment-grades.ts';
import type { Grade } from '../../shared/domain/evaluation/ranking/grade.ts';

/** The grades as people read them (10-1c). */
export const GRADE_ZH = {
  EXCELLENT: '优秀',
  GOOD: '良好',
  QUALIFIED: '合格',
  UNQUALIFIED: '不合格',
  WITHHELD: '暂缓评定',
} as const satisfies Record<Grade, string>;

/** Why an entry stands where it does, as its agency reads it (domain §6.3–6.4). */
export const REASON_ZH: Readonly<Record<string, string>> = {
  QUOTA: '上一等次名额已满',
  FLOOR: '得分未达上一等次最低分',
  MIN_ORDERS: '完成订单数未达上一等次要求',
  MIN_USERS: '服务用户数未达上一等次要求',
  CAP: '依规最高评为合格',
  TIE_INCLUDED: '与上一等次末位并列，从优评定',
  NO_ACTIVITY: '评价期内无完成订单，不参加排名，按规则评定等次',
  TRIGGER: '经陈述申辩程序确认的不合格情形',
  SCORE_BELOW_FLOOR: '得分低于合格线',
  WITHHELD: '有未结调查，暂缓评定',
  AMENDED: '等次由市科委更正决定确定',
  OTHER_CATEGORY: '以得分最高的其他服务类别参加排名',
};

/** What an amendment rests on, as people read it (9-6b). */
export const GROUND_ZH = {
  REVIEW_UPHELD: '行政复议决定',
  COURT_DECISION: '生效裁判',
  VIOLATION_CONFIRMED: '违规行为经认定',
  CALCULATION_ERROR: '计算错误',
} as const satisfies Record<AmendmentGround, string>;

export const gradeZh = (grade: string | undefined): string =>
  GRADE_ZH[(grade ?? 'WITHHELD') as Grade] ?? GRADE_ZH.WITHHELD;

/** What becomes of an agency without a completed order: it is listed, but not ranked (domain §6.4). */
export const NO_ACTIVITY_RULE_ZH =
  '评价期内无完成订单的服务机构不参加排名，不计入参评数；信息更新未逾期、无不合格情形的，等次为合格（管理办法对停业三年以下者不予处理，一年无业务不构成不合格）。参加排名的，得分低于合格线的须经陈述申辩后评为不合格。';

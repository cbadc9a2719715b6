import type { PublicityPeriod } from '../../../shared/domain/publicity/publicity.ts';
import { zhDate } from '../../../shared/domain/time/local-date.ts';

const RULE = {
  CIVIL_CODE: '发布当日不计入，自次日起按日历日计算；最后一日遇法定休假日的，顺延至休假日结束的次日',
  INCLUSIVE: '自发布当日起按日历日计算',
  WORKDAYS: '发布当日不计入，自次日起按工作日计算',
} as const;

const REST = { HOLIDAY: '法定节假日', WEEKEND: '休息日' } as const;

const dates = (days: PublicityPeriod['rolled']): string =>
  days.map(({ date, reason }) => `${zhDate(date)}（${REST[reason]}）`).join('、');

/** How the period was counted, sentence by sentence, so that anyone can follow it (domain §1.1). */
export function countingSentences(period: PublicityPeriod): string[] {
  const { mode, days, countFrom, skipped, rolled, lastDay, provisional } = period;
  const law = mode === 'CIVIL_CODE' ? '（《中华人民共和国民法典》第二百零一条、第二百零三条）' : '';
  return [
    `公示期为${days}${mode === 'WORKDAYS' ? '个工作日' : '天'}。${RULE[mode]}${law}。`,
    `自${zhDate(countFrom)}起算，至${zhDate(lastDay)}24时届满。`,
    ...(skipped.length > 0 ? [`不计入：${dates(skipped)}。`] : []),
    ...(rolled.length > 0 ? [`最后一日遇${dates(rolled)}，顺延至${zhDate(lastDay)}。`] : []),
    ...(provisional ? ['所涉年度的节假日安排尚未公布；公布后公示期只会延长，不会缩短。'] : []),
    `节假日表版本：${Object.values(period.calendarVersions).join('、') || '未涉及'}。`,
  ];
}

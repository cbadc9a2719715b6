import type { Deadline, DeadlineExtension } from '../../shared/domain/time/deadline.ts';
import type { DayCount, YearCount } from '../../shared/domain/time/day-count.ts';
import { toLocalDate, zhDate } from '../../shared/domain/time/local-date.ts';

const MODE = {
  CIVIL_CODE:
    '天，开始的当日不计入；最后一日遇休息日的，顺延至其次日（《中华人民共和国民法典》第二百零一条、第二百零三条）',
  INCLUSIVE: '天，自开始的当日起计算',
  WORKDAYS: '个工作日，开始的当日不计入',
} as const;

const REST = { HOLIDAY: '法定节假日', WEEKEND: '休息日' } as const;

const dates = (days: DayCount['rolled']): string =>
  days.map(({ date, reason }) => `${zhDate(date)}（${REST[reason]}）`).join('、');

function counted(count: DayCount | YearCount): string[] {
  const { baseDate, rolled, lastDay, provisional, calendarVersions } = count;
  const versions = Object.values(calendarVersions).join('、');
  return [
    'years' in count
      ? `自${zhDate(baseDate)}起${count.years}年，至对应日${zhDate(count.correspondingDay)}。`
      : `自${zhDate(baseDate)}起${count.days}${MODE[count.mode]}。`,
    ...('skipped' in count && count.skipped.length > 0 ? [`不计入：${dates(count.skipped)}。`] : []),
    ...(rolled.length > 0 ? [`最后一日遇${dates(rolled)}，顺延至${zhDate(lastDay)}。`] : []),
    ...(provisional ? ['所涉年度的节假日安排尚未公布，公布后期限只会延长。'] : []),
    ...(versions === '' ? [] : [`节假日表版本：${versions}。`]),
  ];
}

const extended = ({ reason, derivation }: DeadlineExtension): string =>
  `延长${derivation.days}${derivation.mode === 'WORKDAYS' ? '个工作日' : '天'}至${zhDate(derivation.lastDay)}：${reason}。`;

/** How a deadline was counted, sentence by sentence, so that anyone can follow it (domain §1.1). */
export function derivationSentences({
  derivation,
  extensions,
}: Pick<Deadline, 'derivation' | 'extensions'>): string[] {
  const count =
    'at' in derivation ? [`定于${zhDate(toLocalDate(derivation.at))}，不按日计算。`] : counted(derivation);
  return [...count, ...extensions.map(extended)];
}

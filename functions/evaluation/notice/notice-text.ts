import { evaluationName } from '../../../shared/domain/evaluation/cycle/name.ts';
import { DIMENSIONS_ZH } from '../../../shared/domain/evaluation/explain/receipt.ts';
import { lastDayBefore } from '../../../shared/domain/time/deadline.ts';
import { toLocalDate, zhDate } from '../../../shared/domain/time/local-date.ts';
import type { NoticeView } from './view.ts';

/** What the notice says, whatever it is written as: a page or a document (9-1a, 9-1b). */
export interface NoticeText {
  readonly title: string;
  readonly calledOff?: string;
  readonly period: string;
  readonly basis: string;
  readonly schemeTitle: string;
  /** Dimension, indicator, weight. */
  readonly indicators: readonly (readonly [dimension: string, name: string, weight: string])[];
  readonly rules: readonly string[];
  readonly listTitle: string;
  readonly corrections: string;
  readonly hashNote: string;
  readonly hashes: readonly (readonly [name: string, hash: string])[];
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

function ratioText(row: NoticeView['scheme']['gradeRatios'][number]): string {
  if (row.by === 'SCORE')
    return `参评${row.from}家及以上：优秀至多${row.excellentAtMost}家，良好须${row.goodFrom}分以上`;
  const least = row.atLeastOne ? '，各至少1家' : '';
  return `参评${row.from}家及以上：优秀不超过${percent(row.excellent)}，良好不超过${percent(row.good)}${least}`;
}

export function noticeText(notice: NoticeView): NoticeText {
  const { year, periodFrom, periodTo, noticeOn, scheme, list, cancelled } = notice;
  const { EXCELLENT, GOOD, QUALIFIED } = scheme.floors;
  const until = zhDate(lastDayBefore(notice.correctionsUntil));
  return {
    title: `关于开展${evaluationName(year - 1)}的通知`,
    ...(cancelled && {
      calledOff: `本次评价已于${zhDate(toLocalDate(cancelled.at))}取消（${cancelled.number}）`,
    }),
    period: `${zhDate(noticeOn)}发布。评价时限：${zhDate(periodFrom)}至${zhDate(periodTo)}。`,
    basis: '列入参评清单的服务机构无需申请，也无需提交评价材料；评价依据平台数据进行。',
    schemeTitle: `评价方案（第${notice.schemeVersion}版）`,
    indicators: scheme.indicators.map(
      ({ dimension, nameZh, weight }) =>
        [DIMENSIONS_ZH[dimension] ?? dimension, nameZh, String(weight)] as const,
    ),
    rules: [
      ...scheme.gradeRatios.map(ratioText),
      `最低得分：优秀${EXCELLENT}分，良好${GOOD}分，合格${QUALIFIED}分`,
    ],
    listTitle: `参评清单（第${list.version}版，${list.agencies}家机构）`,
    corrections: `服务机构对清单有异议的，可于${until}前（截至当日24时）登录平台申请更正。`,
    hashNote: '以下为规范化文本（RFC 8785）的 SHA-256 摘要值，任何人均可核对。',
    hashes: [
      ['评价方案', notice.schemeHash],
      ['满意度抽样种子', notice.seedHash],
      ['参评清单', list.listHash],
      ['通知内容', notice.contentHash],
    ],
  };
}

/** The categories of one agency of the list, as people read them. */
export const categoriesText = (categories: readonly string[], names: ReadonlyMap<string, string>): string =>
  categories.map((code) => names.get(code) ?? code).join('、');

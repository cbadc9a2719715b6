import { DIMENSIONS_ZH } from '../../../shared/domain/evaluation/explain/receipt.ts';
import type { ScopeRow } from '../../../shared/domain/evaluation/scope/scope.ts';
import { lastDayBefore } from '../../../shared/domain/time/deadline.ts';
import { toLocalDate, zhDate } from '../../../shared/domain/time/local-date.ts';
import type { Page } from '../../../shared/store/read.ts';
import { type Html, html, page } from '../../publicity/pages/html.ts';
import type { NoticeView } from './view.ts';

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

function ratioText(row: NoticeView['scheme']['gradeRatios'][number]): string {
  if (row.by === 'SCORE')
    return `参评${row.from}家及以上：优秀至多${row.excellentAtMost}家，良好须${row.goodFrom}分以上`;
  const least = row.atLeastOne ? '，各至少1家' : '';
  return `参评${row.from}家及以上：优秀不超过${percent(row.excellent)}，良好不超过${percent(row.good)}${least}`;
}

const indicators = ({ scheme }: NoticeView): readonly Html[] =>
  scheme.indicators.map(
    ({ dimension, nameZh, weight }) =>
      html`<tr>
        <td>${DIMENSIONS_ZH[dimension] ?? dimension}</td>
        <td>${nameZh}</td>
        <td>${weight}</td>
      </tr>`,
  );

/** The notice of the evaluation as people read it: who, by what scheme, and what fixes both (9-1a, 9-1b). */
export function noticePage(
  notice: NoticeView,
  list: Page<ScopeRow>,
  categoryNames: ReadonlyMap<string, string>,
): string {
  const { cycleId, year, periodFrom, periodTo, noticeOn, scheme } = notice;
  const title = `关于开展${year}年度创新券服务机构综合评价的通知`;
  const until = zhDate(lastDayBefore(notice.correctionsUntil));
  const { cancelled } = notice;
  const called =
    cancelled === undefined
      ? undefined
      : html`<p class="state">
          <span>本次评价已于${zhDate(toLocalDate(cancelled.at))}取消（${cancelled.number}）</span>
        </p>`;
  const rows = list.items.map(
    ({ agencyName, uscc, categories }) =>
      html`<tr>
        <td>${agencyName}</td>
        <td>${uscc}</td>
        <td>${categories.map((code) => categoryNames.get(code) ?? code).join('、')}</td>
      </tr>`,
  );
  const more =
    list.cursor === undefined
      ? undefined
      : html`<p>
          <a href="/evaluation-notices/${cycleId}/page?cursor=${encodeURIComponent(list.cursor)}">下一页</a>
        </p>`;
  return page(
    title,
    html`<h1>${title}</h1>
      ${called}
      <p class="period">${zhDate(noticeOn)}发布。评价时限：${zhDate(periodFrom)}至${zhDate(periodTo)}。</p>
      <p>列入参评清单的服务机构无需申请，也无需提交评价材料；评价依据平台数据进行。</p>
      <h2>评价方案（第${notice.schemeVersion}版）</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">评价维度</th>
            <th scope="col">指标</th>
            <th scope="col">权重</th>
          </tr>
        </thead>
        <tbody>
          ${indicators(notice)}
        </tbody>
      </table>
      <ul>
        ${scheme.gradeRatios.map((row) => html`<li>${ratioText(row)}</li>`)}
        <li>
          最低得分：优秀${scheme.floors.EXCELLENT}分，良好${scheme.floors.GOOD}分，合格${
            scheme.floors.QUALIFIED
          }分
        </li>
      </ul>
      <h2>参评清单（第${notice.list.version}版，${notice.list.agencies}家机构）</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">机构名称</th>
            <th scope="col">统一社会信用代码</th>
            <th scope="col">参评服务类别</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${more}
      <p>服务机构对清单有异议的，可于${until}前（截至当日24时）登录平台申请更正。</p>
      <h2>摘要值</h2>
      <p class="note">以下为规范化文本（RFC 8785）的 SHA-256 摘要值，任何人均可核对。</p>
      <p>评价方案：<code>${notice.schemeHash}</code></p>
      <p>满意度抽样种子：<code>${notice.seedHash}</code></p>
      <p>参评清单：<code>${notice.list.listHash}</code></p>
      <p>通知内容：<code>${notice.contentHash}</code></p>`,
    '清单和评价方案自发布时固定，以摘要值为准。',
  );
}

import { type PublicityContent, readContent } from '../../../shared/domain/publicity/content.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { publicityPeriodText } from '../../../shared/domain/time/day-count.ts';
import { toLocalDate, zhDate } from '../../../shared/domain/time/local-date.ts';
import { noticeLinks } from '../views.ts';
import { countingSentences } from './counting.ts';
import { type Html, html, page } from './html.ts';

interface Notice {
  readonly id: string;
  readonly status: string;
  readonly body: PublicityBody;
}

const STATE: Readonly<Record<string, string>> = {
  CANCELLED: '本公示已撤销',
  CLOSED_CLEAR: '公示期已满',
  CLOSED_PENDING: '公示期已满，异议处理中',
  CLEARED: '公示期已满，异议已处理',
  UPHELD: '异议处理中',
};

const CAUSE = { CALENDAR: '节假日安排调整', OUTAGE: '平台中断', CORRECTION: '更正' } as const;

const row = (name: string, value: string | undefined): Html =>
  value === undefined
    ? html``
    : html`<tr>
        <th scope="row">${name}</th>
        <td class="text">${value}</td>
      </tr>`;

const items = (sentences: readonly string[]): readonly Html[] =>
  sentences.map((sentence) => html`<li>${sentence}</li>`);

/** One notice as people read it: what, until when, how that was counted, how to object, and the hash (row 5-3). */
export function noticePage({ id, status, body }: Notice, now: string): string {
  const content = readContent(body.content);
  const { period, extensions, contentHash } = body;
  const over = now >= period.closesAt;
  const state = STATE[status] ?? (over ? '公示期已满' : '公示中');
  const heading = html`<h1>${content.title}</h1>
    <p class="state"><span>${state}</span></p>`;
  if (status === 'CANCELLED') return page(content.title, heading);
  const periodText = publicityPeriodText(period.publishedOn, period.lastDay);
  const extended = extensions.map(
    ({ at, cause, reason, lastDay }) =>
      html`<li>${zhDate(toLocalDate(at))}因${CAUSE[cause]}顺延至${zhDate(lastDay)}：${reason}</li>`,
  );
  return page(
    content.title,
    html`${heading}
      <p class="period">${periodText}</p>
      <h2>公示内容</h2>
      ${subject(content)}
      <p class="note">依据：${content.basis}</p>
      <h2>公示期如何计算</h2>
      <ul>
        ${items(countingSentences(period))} ${extended}
      </ul>
      <h2>如何提出异议</h2>
      <ol>
        ${items(content.howToObject)}
      </ol>
      <p class="note">
        提交地址：<code>POST ${noticeLinks(id).objections}</code
        >。提交后即得回执号和查询码，凭此查询处理情况。
      </p>
      <h2>内容摘要</h2>
      <p class="note">公示内容规范化文本（RFC 8785）的 SHA-256 摘要值：</p>
      <p><code>${contentHash}</code></p>`,
  );
}

function subject(content: PublicityContent): Html {
  if (content.kind === 'EVALUATION_RESULT') {
    if (content.listAt !== undefined)
      return html`<p>
        共${content.listed ?? 0}家机构，名单见<a href="${content.listAt}">结果清单</a
        >，内容以下列摘要值为准：<code>${content.rankingHash ?? ''}</code>
      </p>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">机构名称</th>
          <th scope="col">服务类别</th>
          <th scope="col">评价等级</th>
        </tr>
      </thead>
      <tbody>
        ${content.entries.map(
          ({ orgName, category, grade }) =>
            html`<tr>
              <td>${orgName}</td>
              <td>${category}</td>
              <td>${grade}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
  const { establishedOn } = content;
  return html`<table>
    <tbody>
      ${row('机构名称', content.orgName)} ${row('统一社会信用代码', content.uscc)}
      ${row('机构类型', content.organisationType)}
      ${row('成立日期', establishedOn === undefined ? undefined : zhDate(establishedOn))}
      ${row('服务场所', content.address)} ${row('机构介绍', content.introduction)}
      ${content.categories.map(({ nameZh, serviceContent }) => row(nameZh, serviceContent))}
    </tbody>
  </table>`;
}

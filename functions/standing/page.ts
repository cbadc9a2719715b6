import { toLocalDate, zhDate } from '../../shared/domain/time/local-date.ts';
import { type Html, html, page } from '../publicity/pages/html.ts';
import { derivationSentences } from './derivation.ts';
import { deadlineName, officeName } from './names.ts';
import type { StandingView } from './view.ts';

const NOTE =
  '本页仅供本机构与平台工作人员查阅。所列依据为《实施细则》条款；对决定有异议的，按决定书载明的途径办理。';

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const zhTime = (at: string): string => `${zhDate(toLocalDate(at))}${TIME.format(new Date(at))}`;

/** A table with a caption, which names it to a reader that does not see it; a sentence where there is nothing. */
function tableOf(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  none: string,
): Html {
  if (rows.length === 0) return html`<p class="note">${none}</p>`;
  return html`<table>
    <caption class="note">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${headings.map((each) => html`<th scope="col">${each}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const address = ({ method, path }: { readonly method: string; readonly path: string }): Html =>
  html`<code>${method} ${path}</code>`;
const idOf = (ref: string): Html => html`<code>${ref}</code>`;
const passage = (entry: { readonly article?: string; readonly citation?: { readonly zh: string } }): string =>
  entry.citation?.zh ?? entry.article ?? '';

/** The page of standing as an agency reads it (issue of articles 12 to 14): the same as the JSON, nothing more. */
export function standingPage(view: StandingView, path: string): string {
  const { name, uscc, zh, asOf, openCases, deadlines, operations, withheld, history } = view;
  const more =
    history.cursor === undefined
      ? undefined
      : html`<p><a href="${path}?cursor=${encodeURIComponent(history.cursor)}">更早的办理记录</a></p>`;
  return page(
    `${name}：状态`,
    html`<h1>${name}</h1>
      <p class="state"><span>${zh}</span></p>
      <p class="note">统一社会信用代码${uscc}；截至${zhTime(asOf)}。</p>
      <h2>未办结事项</h2>
      ${tableOf(
        '尚未办结、已告知本机构的事项',
        ['事项', '状态', '编号'],
        openCases.map((each) => [each.zh.kind, each.zh.status, idOf(each.ref)]),
        '没有未办结的事项。',
      )}
      <h2>期限</h2>
      ${tableOf(
        '正在计算的期限，最近的在前',
        ['期限', '最后一日', '如何计算', '依据'],
        deadlines.map((each) => [
          `${each.matter}：${deadlineName(each.kind)}`,
          zhDate(each.lastDay),
          html`<ul>
            ${derivationSentences(each).map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`,
          passage(each),
        ]),
        '没有正在计算的期限。',
      )}
      <h2>现在可以办理</h2>
      ${tableOf(
        '本机构现在可以办理的操作',
        ['操作', '对象', '接口'],
        operations.map((each) => [each.summary.zh, idOf(each.ref), address(each)]),
        '现在没有可以办理的操作。',
      )}
      <h2>现在不能办理</h2>
      ${tableOf(
        '本机构现在不能办理的操作及原因',
        ['操作', '对象', '原因', '依据'],
        withheld.map((each) => [each.summary.zh, idOf(each.ref), each.because.zh, passage(each)]),
        '没有受限的操作。',
      )}
      <h2>办理记录</h2>
      ${tableOf(
        '已告知本机构的办理记录，最新的在前',
        ['时间', '办理', '由谁', '依据', '编号'],
        history.items.map((each) => [
          html`<time datetime="${each.at}">${zhTime(each.at)}</time>`,
          each.zh,
          officeName(each.role),
          passage(each),
          idOf(each.ref),
        ]),
        '没有办理记录。',
      )}
      ${more}`,
    NOTE,
  );
}

import { fingerprintOf, type SignedRoot } from '../../shared/domain/history/daily-root.ts';
import { zhDate } from '../../shared/domain/time/local-date.ts';
import { html, page } from '../publicity/pages/html.ts';

/** What is published of the history, and how anybody checks it; `cursor` leads to the next page. */
export function rootsPage(roots: readonly SignedRoot[], cursor: string | undefined): string {
  const keys = [...new Set(roots.map(({ publicKey }) => publicKey))];
  const rows = roots.map(
    ({ statement: { day, leaves, root }, hash }) =>
      html`<tr>
        <td><a href="/daily-roots/${day}">${zhDate(day)}</a></td>
        <td>${leaves}</td>
        <td><code>${root}</code></td>
        <td><code>${hash}</code></td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th>日期</th>
        <th>变动事项数</th>
        <th>日根</th>
        <th>声明摘要</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const none = html`<p class="note">尚无日根：首个日根将于次日零时三十分后发布。</p>`;
  const more =
    cursor === undefined
      ? undefined
      : html`<p><a href="/provable-history?cursor=${encodeURIComponent(cursor)}">更早</a></p>`;
  return page(
    '可验证的留痕',
    html`<h1>可验证的留痕</h1>
      ${EXPLANATION}${keys.map(keyPart)}
      <h2>每日日根</h2>
      ${roots.length === 0 ? none : table} ${more}`,
    '日根一经发布不再更改。本页不含任何事项的内容。',
  );
}

const EXPLANATION = html`<p>
    平台对每一事项的每一步办理都留有记录，记录之间以摘要值首尾相连：改动、删去或插入其中任何一条，其后的摘要值便不再相符。
  </p>
  <h2>日根是什么</h2>
  <p>
    每日零时三十分，平台汇集自上一日根以来有变动的全部事项的最新摘要值，计算出一个总摘要值，即“日根”，以平台专用密钥签名后在此公布。
    每个日根载明前一日根的摘要值，因此任何一日均不能事后更换。
  </p>
  <h2>如何核验</h2>
  <ol>
    <li>
      保存您关心的日根，或定期保存<a href="/daily-root-succession">全部日根</a>。请以自己保存的副本为准。
    </li>
    <li>服务机构登录后可就本机构的事项取得“留痕包”和“包含证明”；平台工作人员可就其有权查阅的事项取得。</li>
    <li>
      以平台的开源核验程序离线检查：<code>npm run verify -- 文件.json</code>。结论为
      VALID，即该事项当日即如此记载，此后未被改动。
    </li>
  </ol>
  <p>
    算法：SHA-256；规范化 JSON（RFC 8785）；默克尔树（RFC 9162）；ECDSA P-256
    签名，签名内容为声明的规范化形式。
  </p>`;

const keyPart = (publicKey: string) =>
  html`<h2>签名公钥</h2>
    <p class="note">公钥指纹（SHA-256）：<code>${fingerprintOf(publicKey)}</code></p>
    <p><code>${publicKey}</code></p>`;

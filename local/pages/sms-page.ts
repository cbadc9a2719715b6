import type { SmsRecord } from '../stand-ins/carrier.ts';
import { html, page } from './html.ts';
import { shanghaiTime } from './shanghai-time.ts';

const statuses: Readonly<Record<SmsRecord['status'], string>> = {
  SUBMITTED: '已提交 submitted',
  DELIVERED: '已送达 delivered',
  FAILED: '未送达 failed',
};

/** What the phones received, newest first. */
export function smsPage(records: readonly SmsRecord[], phone: string | undefined): string {
  return page(
    '短信收件 · 创新券平台（本地）',
    html`<h1>短信收件 <span class="en">What each phone received</span></h1>
      <p>
        <a href="/">首页</a>
        ${phone !== undefined && html`· ${phone} · <a href="/local/sms">全部号码 all phones</a>`}
      </p>
      <section>
        <table>
          <tr>
            <th>时间 time</th>
            <th>号码 phone</th>
            <th>内容 text</th>
            <th>状态 status</th>
          </tr>
          ${records.map(
            (record) =>
              html`<tr>
                <td><time>${shanghaiTime(Date.parse(record.submittedAt))}</time></td>
                <td>
                  <a href="/local/sms?phone=${encodeURIComponent(record.phoneNumber)}"
                    >${record.phoneNumber}</a
                  >
                </td>
                <td>${record.message}</td>
                <td>${statuses[record.status]}</td>
              </tr>`,
          )}
        </table>
        ${records.length === 0 && html`<p>还没有短信。 <span class="en">No message yet.</span></p>`}
      </section>
      <p class="en">
        Simulated numbers: …0901 fails for good, …0902 fails once and then receives, …0903 never gives a
        receipt, …0904 is refused at submission. Add <code>Accept: application/json</code> for JSON.
      </p>`,
  );
}

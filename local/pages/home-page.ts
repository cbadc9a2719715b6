import type { ResolvedApp } from '../assembly/resolved-app.ts';
import { peopleTables } from '../identity/login-page.ts';
import type { QueueDepth } from '../services/links.ts';
import { html, page, type Markup } from './html.ts';
import { shanghaiTime } from './shanghai-time.ts';

export interface HomeFacts {
  readonly app: ResolvedApp;
  readonly nowMs: number;
  readonly depth: (queueArn: string) => QueueDepth;
  /** Path of the public list of publicities. */
  readonly bulletinPath: string;
}

/** What runs, who can log in, and the ways in. */
export function homePage(facts: HomeFacts): string {
  return page(
    '创新券平台（本地）',
    html`<h1>创新券服务机构管理平台 <span class="en">Innovation voucher agencies, on this machine</span></h1>
      <p>
        由云端程序集原样运行：路由、规则、队列、定时器均读自合成的模板。
        <span class="en"
          >Runs what was synthesised: routes, rules, queues and schedules come from the templates.</span
        >
      </p>
      ${linkList(facts.bulletinPath)} ${clock(facts.nowMs)}
      <h2>谁可以登录 <span class="en">Who can log in</span></h2>
      <p class="en">
        <code>POST /local/tokens {"person":"officer-li"}</code> gives the same token without a browser.
      </p>
      ${peopleTables((person) => html`<a href="/local/login?as=${person.id}">登录</a> <code>${person.id}</code>`)}
      ${running(facts)}`,
  );
}

function linkList(bulletinPath: string): Markup {
  const links = [
    [bulletinPath, '公示公告', 'The public bulletin'],
    ['/local/docs/', '接口文档', 'API reference'],
    ['/openapi.json', '接口描述 (OpenAPI 3.1)', 'The OpenAPI document'],
    ['/local/sms', '短信收件', 'What each phone received'],
  ] as const;
  return html`<section>
    <table>
      ${links.map(
        ([href, zh, en]) =>
          html`<tr>
            <td><a href="${href}">${zh}</a></td>
            <td class="en">${en}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}

function clock(nowMs: number): Markup {
  const steps = [
    ['PT1H', '一小时', 'an hour'],
    ['P1D', '一天', 'a day'],
    ['P7D', '一周', 'a week'],
    ['P1M', '一个月', 'a month'],
  ] as const;
  return html`<h2>时钟 <span class="en">The clock</span></h2>
    <section>
      <p>
        现在是 <time>${shanghaiTime(nowMs)}</time>
        <span class="en">in Shanghai; every timer on the way runs</span>
      </p>
      ${steps.map(
        ([duration, zh, en]) =>
          html`<button data-advance="${duration}">+ ${zh} <span class="en">${en}</span></button> `,
      )}
      <p id="clock-note" role="status"></p>
      <script>
        for (const button of document.querySelectorAll('[data-advance]')) {
          button.addEventListener('click', async () => {
            const note = document.getElementById('clock-note');
            note.textContent = '时间前进中… travelling…';
            const answer = await fetch('/local/clock', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ advance: button.dataset.advance }),
            });
            if (answer.ok) location.reload();
            else note.textContent = await answer.text();
          });
        }
      </script>
    </section>`;
}

function running({ app, depth }: HomeFacts): Markup {
  const parts = [
    ['函数', 'functions', app.functions.length],
    ['路由', 'routes', app.httpApis.reduce((sum, api) => sum + api.routes.length, 0)],
    ['数据表', 'tables', app.tables.length],
    ['队列', 'queues', app.queues.length],
    ['事件规则', 'event rules', app.rules.length],
    ['定时计划', 'schedules', app.schedules.length],
  ] as const;
  return html`<h2>正在运行 <span class="en">What runs</span></h2>
    <section>
      <p>${parts.map(([zh, en, count]) => html`${zh} <b>${count}</b> <span class="en">${en}</span>　 `)}</p>
      <table>
        <tr>
          <th>队列 queue</th>
          <th>可见 visible</th>
          <th>处理中 in flight</th>
          <th>延迟 delayed</th>
        </tr>
        ${app.queues.map(({ name, arn }) => {
          const { visible, inFlight, delayed } = depth(arn);
          return html`<tr>
            <td><code>${name}</code></td>
            <td class="number">${visible}</td>
            <td class="number">${inFlight}</td>
            <td class="number">${delayed}</td>
          </tr>`;
        })}
      </table>
    </section>`;
}

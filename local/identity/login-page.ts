import { html, page, type Markup } from '../pages/html.ts';
import { people, type SeededPerson } from './people.ts';

/** The heading under which a person stands on the login page. */
const groups: readonly { readonly zh: string; readonly en: string; has(person: SeededPerson): boolean }[] = [
  {
    zh: '管理中心与主管部门',
    en: 'The centre and the authorities',
    has: (p) => p.officerRoles !== undefined,
  },
  {
    zh: '服务机构（法人与经办人）',
    en: 'Agencies: legal persons and clerks',
    has: (p) => p.uscc !== undefined && p.tokenRoles === undefined,
  },
  {
    zh: '用户与公众',
    en: 'Buyers and the public',
    has: (p) => p.officerRoles === undefined && (p.uscc === undefined || p.tokenRoles !== undefined),
  },
];

/** Everybody who can log in, by role; `row` makes the last cell of a line. */
export function peopleTables(row: (person: SeededPerson) => Markup): Markup {
  return html`${groups.map(
    ({ zh, en, has }) =>
      html`<section>
        <h2>${zh} <span class="en">${en}</span></h2>
        <table>
          ${people.filter(has).map(
            (person) =>
              html`<tr>
                <td>${person.displayName}</td>
                <td>${person.title.zh} <span class="en">${person.title.en}</span></td>
                <td>${person.orgName} ${person.uscc && html`<br /><code>${person.uscc}</code>`}</td>
                <td>${row(person)}</td>
              </tr>`,
          )}
        </table>
      </section>`,
  )}`;
}

/** The login itself: one click on a name. */
export function loginPage(uid: string): string {
  return page(
    '登录 · 创新券平台（本地）',
    html`<h1>选择登录身份 <span class="en">Choose who you are</span></h1>
      <p>
        本地登录，人物与机构均为虚构，无需密码。
        <span class="en">A local login. People and organisations are invented; there is no password.</span>
      </p>
      ${peopleTables(
        (person) =>
          html`<form method="post" action="/oidc/interaction/${uid}">
            <button name="person" value="${person.id}">登录 <span class="en">log in</span></button>
          </form>`,
      )}`,
  );
}

import { SURVEY_SCALE } from '../../../shared/domain/evaluation/sample/survey.ts';
import { zhDate } from '../../../shared/domain/time/local-date.ts';
import { type Html, html, page } from '../../publicity/pages/html.ts';
import { FACTS, QUESTIONS, type Written, type Wrong } from './fields.ts';

export const TITLE = '创新券服务满意度评价';
const NOTE = '被评价机构无从得知由谁作出评价。评价码仅供本人使用，请勿转发。';

/** What stands on the form beside the questions. */
export interface Asked {
  readonly code: string;
  readonly agencyName: string;
  readonly dueOn?: string | undefined;
}

const { min, max } = SURVEY_SCALE;
/** Far more than a fitting answer: what is longer is not shown again whole. */
const SHOWN = 12;

const invalid = (name: string, said: string | undefined): Html =>
  said === undefined ? html`` : html` aria-invalid="true" aria-describedby="${name}-wrong"`;
const hint = (name: string, said: string | undefined): Html | undefined =>
  said === undefined ? undefined : html`<p class="note" id="${name}-wrong">${said}</p>`;

function question([name, zh]: readonly [string, string], value: string | undefined, said?: string): Html {
  return html`<label for="${name}">${zh}（${min}～${max}分）</label> ${hint(name, said)}
    <input
      type="number"
      inputmode="numeric"
      id="${name}"
      name="${name}"
      min="${min}"
      max="${max}"
      step="1"
      required
      value="${(value ?? '').slice(0, SHOWN)}"
      ${invalid(name, said)}
    />`;
}

function choice([name, zh]: readonly [string, string], value: string | undefined, said?: string): Html {
  const option = (answer: 'yes' | 'no', text: string): Html => {
    const checked = value === answer ? html` checked` : html``;
    const id = answer === 'yes' ? name : `${name}-no`;
    return html`<label for="${id}">
      <input
        type="radio"
        id="${id}"
        name="${name}"
        value="${answer}"
        required
        ${checked}${invalid(name, said)}
      />${text}</label
    >`;
  };
  return html`<fieldset>
    <legend>${zh}？</legend>
    ${hint(name, said)} ${option('yes', '是')} ${option('no', '否')}
  </fieldset>`;
}

const labels = new Map<string, string>([...QUESTIONS, ...FACTS]);

function wrongList(wrong: Wrong): Html | undefined {
  const entries = Object.entries(wrong);
  if (entries.length === 0) return undefined;
  return html`<div class="wrong" role="alert">
    <p>评价尚未提交，请更正以下各项：</p>
    <ul>
      ${entries.map(([name, said]) => html`<li><a href="#${name}">${labels.get(name)}</a>：${said}</li>`)}
    </ul>
  </div>`;
}

/** The form for one user, with what was written before and what is wrong with it (9-3c). */
export function formPage(
  { code, agencyName, dueOn }: Asked,
  written: Written = {},
  wrong: Wrong = {},
): string {
  const until = dueOn === undefined ? undefined : html`请于${zhDate(dueOn)}前（截至当日24时）提交。`;
  const failed = Object.keys(wrong).length > 0;
  return page(
    failed ? `请更正：${TITLE}` : TITLE,
    html`<h1>${TITLE}</h1>
      ${wrongList(wrong)}
      <p>请您对<strong>${agencyName}</strong>提供的科技创新券服务作出评价。${until}评价只能提交一次。</p>
      <form method="post" action="/survey/answers">
        <input type="hidden" name="code" value="${code}" />
        ${QUESTIONS.map((each) => question(each, written[each[0]], wrong[each[0]]))}
        ${FACTS.map((each) => choice(each, written[each[0]], wrong[each[0]]))}
        <button type="submit">提交评价</button>
      </form>`,
    NOTE,
  );
}

/** Asks for the code of the text message; `said` is what was wrong with the one given. */
export function codePage(said?: string): string {
  return page(
    TITLE,
    html`<h1>${TITLE}</h1>
      ${said === undefined ? undefined : html`<div class="wrong" role="alert"><p>${said}</p></div>`}
      <p>请输入短信中的评价码。</p>
      <form method="post" action="/survey">
        <label for="code">评价码</label>
        <input type="text" id="code" name="code" maxlength="40" autocomplete="off" required />
        <button type="submit">下一步</button>
      </form>`,
    NOTE,
  );
}

/** An end of the way: thanks, or why nothing can be answered any more. */
export function endPage(title: string, text: string): string {
  return page(
    title,
    html`<h1>${title}</h1>
      <p role="status">${text}</p>`,
    NOTE,
  );
}

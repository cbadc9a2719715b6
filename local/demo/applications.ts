import type { Story } from './story.ts';
import { anonymousWithoutLeads, dismissed, lateObjection, upheld } from './stories/objections.ts';
import { household, infected, racing, sanctioned, tooRecent } from './stories/refusals.ts';
import {
  calendarCorrected,
  nationalDay,
  plainSuccess,
  registeredAs,
  reviewedForm,
} from './stories/success.ts';
import { lapsed, oneOfTwo, silentSource, supplemented, withdrawn } from './stories/verification.ts';

export interface Application {
  readonly name: string;
  /** First two characters of its credit code: its legal form. */
  readonly prefix: string;
  readonly categories: readonly string[];
  readonly title: string;
  readonly story: Story;
  /** Final state of the case. */
  readonly expected: string;
  /** What is to happen on the way, as the story notes it. */
  readonly onTheWay?: string;
}

const R = ['RESEARCH_DEVELOPMENT'];

const special = (
  title: string,
  story: Story,
  [expected, onTheWay]: readonly [string, string?],
  more: Partial<Application> = {},
): Application => ({
  name: `上海样例${title}有限公司`,
  prefix: '91',
  categories: R,
  title,
  story,
  expected,
  ...(onTheWay !== undefined && { onTheWay }),
  ...more,
});

/** The cases of special interest. */
const cases: readonly Application[] = [
  special('直接入驻', plainSuccess, ['APPROVED']),
  special('跨国庆公示', nationalDay, ['APPROVED', 'IN_PUBLICITY until 2026-10-09 00:00']),
  special('成立差一天', tooRecent, [
    'VERIFICATION_FAILED',
    'DRAFT at OPERATING_PERIOD_TOO_SHORT, then OPERATING_PERIOD_TOO_SHORT',
  ]),
  special('个体工商户', household, ['DRAFT', 'LEGAL_FORM_NOT_ELIGIBLE'], { prefix: '92' }),
  special('科研失信惩戒', sanctioned, ['VERIFICATION_FAILED', 'INTEGRITY_SANCTION_ACTIVE']),
  special('信用来源不可达', silentSource, ['APPROVED', 'RESEARCH_INTEGRITY by persons']),
  special('两类过一类', oneOfTwo, ['APPROVED', 'RESEARCH_DEVELOPMENT'], {
    categories: [...R, 'INSPECTION_TESTING'],
  }),
  special('补正后通过', supplemented, ['APPROVED', 'round 1']),
  special('逾期未补正', lapsed, ['LAPSED']),
  special('公示中撤回', withdrawn, ['WITHDRAWN', 'publicity CANCELLED']),
  special('材料带毒', infected, ['APPROVED', 'INFECTED, DOCUMENT_NOT_CLEAN']),
  special('异议不成立', dismissed, ['APPROVED', 'after OBJECTION_REVIEW']),
  special('异议成立', upheld, ['REJECTED', 'after OBJECTION_REVIEW']),
  special('匿名无线索', anonymousWithoutLeads, ['APPROVED', 'OBJECTION_NOT_ACCEPTABLE']),
  special('逾期异议', lateObjection, ['APPROVED', 'OBJECTION_PERIOD_OVER']),
  special('更正节假日', calendarCorrected, ['APPROVED', '2026-05-18 became 2026-05-19']),
  special('同码竞相提交', racing, ['APPROVED', 'DUPLICATE, 1 submission']),
];

const FORMS: readonly (readonly [string, string, Story])[] = [
  ['企业', '91', plainSuccess],
  ['个人独资企业', '91', registeredAs('个人独资企业')],
  ['合伙企业', '91', registeredAs('有限合伙企业')],
  ['农民专业合作社', '93', plainSuccess],
  ['事业单位', '12', plainSuccess],
  ['群众团体', '13', plainSuccess],
  ['社会团体', '51', plainSuccess],
  ['民办非企业单位', '52', plainSuccess],
  ['基金会', '53', plainSuccess],
  ['律师事务所', '31', plainSuccess],
  ['机关法人（人工审查）', '11', reviewedForm()],
  ['分支机构（人工审查）', '91', reviewedForm({ branch: true })],
];

const CATEGORIES = [
  'RESEARCH_DEVELOPMENT',
  'TECHNOLOGY_TRANSFER',
  'INSPECTION_TESTING',
  'INTELLECTUAL_PROPERTY',
  'SCI_TECH_CONSULTING',
  'INSTRUMENT_SHARING',
];

/** Plain successes of every legal form and every category. */
const successes: readonly Application[] = Array.from({ length: 23 }, (_, i) => {
  const [form = '', prefix = '', story = plainSuccess] = FORMS[i % FORMS.length] ?? [];
  const category = CATEGORIES[(i + Math.floor(i / FORMS.length)) % CATEGORIES.length] ?? '';
  const name = `上海样例${form}第${i + 1}号`;
  return { name, prefix, categories: [category], title: `${form} ${category}`, story, expected: 'APPROVED' };
});

export const applications: readonly Application[] = [...cases, ...successes];

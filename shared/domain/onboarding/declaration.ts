import { refuse, type Bilingual, type Refusal } from '../problem.ts';

/** The declaration of truthfulness to be agreed to now (5-1b). A new text gets a new version; events keep theirs. */
export const DECLARATION: Bilingual & { readonly version: string } = {
  version: '2026-1',
  zh: '本单位承诺：所作自主评价、所填信息和所提交材料真实、准确、完整、有效；如有虚假，愿意承担《上海市科技创新券服务机构管理实施细则》规定的清退、不予兑付、追回资金及记入科技信用记录等后果。',
  en: 'We declare that our self-assessment, the information given and the materials submitted are true, accurate, complete and valid, and that we bear the consequences of the Implementing Rules (removal, refusal of redemption, recovery of funds, entry in the science-credit record) if they are not.',
};

export interface GivenDeclaration {
  readonly accepted: boolean;
  readonly textVersion: string;
}

/** Refuses a submission without the declaration, or with a text that is not the current one (5-1b). */
export function requireDeclaration(given: GivenDeclaration | undefined): Refusal | undefined {
  if (given?.accepted === true && given.textVersion === DECLARATION.version) return undefined;
  return refuse('DECLARATION_REQUIRED', { article: '5-1b', extra: { declaration: DECLARATION } });
}

import { refuse, type Bilingual, type Refusal } from '../problem.ts';
import type { Instant } from '../time/instant.ts';
import type { Declaration } from './parties.ts';

/** What both sides of an order declare (13-4). A new text gets a new version; orders keep theirs. */
export const USAGE_DECLARATION: Bilingual & { readonly version: string } = {
  version: '2026-1',
  zh: '本单位（团队）承诺：本订单的服务真实发生，合同、票据、成果真实有效；不虚构合同和服务记录，不虚高服务金额，不转包服务；不与关联方进行有违独立公平原则的交易，并如实申报与对方是否存在关联关系；不以任何方式骗取、套取创新券财政资金。如有违反，愿意承担《上海市科技创新券服务机构管理实施细则》规定的后果。',
  en: 'We declare that the service of this order really takes place and that its contract, invoices and results are genuine; that we invent no contract or record, overstate no amount and pass the service on to nobody; that we make no related-party transaction against the arm’s-length principle and answer truly whether the other side is related to us; and that we obtain no voucher funds by deceit. Otherwise we bear the consequences of the Implementing Rules.',
};

export interface GivenUsageDeclaration {
  readonly accepted: boolean;
  readonly textVersion: string;
  /** The answer to the question whether the other side is a related party. */
  readonly relatedParty?: boolean | undefined;
}

/** The declaration of one side, or USAGE_DECLARATION_REQUIRED: not accepted, another text, or the question left open (13-4). */
export function declared(
  given: GivenUsageDeclaration | undefined,
  { now, by }: { readonly now: Instant; readonly by: string },
): Declaration | Refusal {
  const { accepted, textVersion, relatedParty } = given ?? {};
  if (accepted !== true || textVersion !== USAGE_DECLARATION.version || relatedParty === undefined) {
    return refuse('USAGE_DECLARATION_REQUIRED', {
      article: '13-4',
      extra: { declaration: USAGE_DECLARATION },
    });
  }
  return { version: textVersion, at: now, by, relatedParty };
}

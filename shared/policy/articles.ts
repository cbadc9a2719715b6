import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import type { LocalDate } from '../domain/time/local-date.ts';
import huKeGui20261 from './regulations/hu-ke-gui-2026-1.json' with { type: 'json' };

interface ArticleText {
  readonly no: number;
  readonly title: string;
  /** ITEMS （一）（二）… under a lead, or PARAGRAPHS. */
  readonly kind: 'ITEMS' | 'PARAGRAPHS';
  readonly lead?: string;
  readonly parts: readonly string[];
}

export interface Regulation {
  readonly docNo: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate;
  readonly articles: readonly ArticleText[];
}

const letter = onFirstUse(() => z.enum(['', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 's', 'x']));

/** For references in requests and stored items. Only {@link cite} tells whether the passage exists. */
export const articleSchema = onFirstUse(() => z.templateLiteral([z.int(), '-', z.int(), letter()]));

/** A row of the requirements: article, item or paragraph (0: the whole article), testable part. `5-2c`, `5-0`. */
export type Article = z.output<ReturnType<typeof articleSchema>>;

/** Every basis the platform has decided under, oldest first. A new basis is a new file, never an edit (row 1-1). */
export const regulations: readonly Regulation[] = [huKeGui20261 as Regulation];

export interface Citation {
  readonly ruleRef: string;
  readonly docNo: string;
  readonly articleTitle: string;
  readonly text: string;
  /** `《…实施细则》（沪科规〔2026〕1号）第五条第（三）项` */
  readonly zh: string;
  /** `Article 5(3) of 沪科规〔2026〕1号` */
  readonly en: string;
}

const RULE_REF = /^(\d{1,2})-(\d{1,2})[a-jsx]?$/;
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 && n > 0 ? '' : (DIGITS[n % 10] ?? '');
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}

interface Place {
  readonly text: string;
  readonly zh: string;
  readonly en: string;
}

/** An article of one paragraph is cited whole, whatever testable part of it is meant (rows 8-2, 14-2a). */
function placeIn(article: ArticleText, part: number): Place | undefined {
  const whole = { zh: `第${chineseNumber(article.no)}条`, en: `Article ${article.no}` };
  if (part === 0 || (article.kind === 'PARAGRAPHS' && article.parts.length === 1)) {
    return { ...whole, text: article.lead ?? article.parts.join('\n') };
  }
  const text = article.parts[part - 1];
  if (text === undefined) return undefined;
  if (article.kind === 'ITEMS') {
    return { zh: `${whole.zh}第（${chineseNumber(part)}）项`, en: `${whole.en}(${part})`, text };
  }
  return { zh: `${whole.zh}第${chineseNumber(part)}款`, en: `${whole.en}, paragraph ${part}`, text };
}

/**
 * The passage a decision rests on. Undefined for a reference that is not in that document: such a decision has
 * no basis and is refused (row 1-1). Takes any string, as references also come from requests. `docNo` comes from the case's policy, `regulation.docNo`.
 */
export function cite(ruleRef: string, docNo: string): Citation | undefined {
  const regulation = regulations.find((candidate) => candidate.docNo === docNo);
  const match = RULE_REF.exec(ruleRef);
  if (!regulation || !match) return undefined;
  const article = regulation.articles.find(({ no }) => no === Number(match[1]));
  const place = article && placeIn(article, Number(match[2]));
  if (!place) return undefined;
  return {
    ruleRef,
    docNo,
    articleTitle: article.title,
    text: place.text,
    zh: `《${regulation.title}》（${docNo}）${place.zh}`,
    en: `${place.en} of ${docNo}`,
  };
}

/** The same passage for people to read, in the first basis that has it. */
export function passageOf(ruleRef: string): Pick<Citation, 'zh' | 'en'> | undefined {
  const found = regulations.map(({ docNo }) => cite(ruleRef, docNo)).find((each) => each !== undefined);
  return found && { zh: found.zh, en: found.en };
}

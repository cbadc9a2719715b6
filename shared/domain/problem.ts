import { PROBLEMS, type ProblemCode } from './problems.ts';
import type { Article } from '../policy/articles.ts';

/** A row of the requirements: article, item, letter (`5-3`, `9-1c`). `cite` in policy/articles.ts gives the passage. */
export type RuleRef = Article;

/** A text in both languages: Chinese is what people read, English its twin for integrators. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface FieldError {
  /** Dotted path of the field in the request, e.g. `body.team.0.title`. */
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** A domain answer that changes nothing: why something may not be done, and under which article. */
export interface Refusal {
  readonly refused: ProblemCode;
  readonly article?: RuleRef;
  readonly detail?: Bilingual;
  readonly fields?: readonly FieldError[];
  /** Further members of the problem document, e.g. `allowedActions`, `earliestDate`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function refuse(code: ProblemCode, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Carries a refusal out of a use case; the runtime answers it as a problem document. */
export class ProblemError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.detail?.en ?? PROBLEMS[refusal.refused].en, options);
    this.name = 'ProblemError';
    this.refusal = refusal;
  }
}

/** Returns the decision, or throws its refusal. */
export function orThrow<T>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new ProblemError(decision);
  return decision;
}

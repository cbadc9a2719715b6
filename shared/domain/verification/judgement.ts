import type { Article } from '../../policy/articles.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Outcome } from './verification-state.ts';

/** What a rule makes of the facts, before it is tied to its evidence. */
export interface Judgement {
  readonly key: string;
  /** Row of the requirements, so the article of the regulation. */
  readonly row: Article;
  readonly outcome: Outcome;
  /** Why it fails, as a stable code. */
  readonly code?: string;
  readonly zh: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What every rule may know beside the facts. */
export interface JudgeContext {
  readonly policy: PolicySet;
  /** The Shanghai day on which the sources were asked. */
  readonly asOf: string;
}

/** A key with its row: each is judged exactly once. */
export interface JudgedKey {
  readonly key: string;
  readonly row: Article;
}

type Facts = Readonly<Record<string, unknown>>;

export const pass = (question: JudgedKey, zh: string, facts: Facts = {}): Judgement => ({
  ...question,
  outcome: 'PASS',
  zh,
  facts,
});

export const warn = (question: JudgedKey, code: string, zh: string, facts: Facts = {}): Judgement => ({
  ...question,
  outcome: 'WARN',
  code,
  zh,
  facts,
});

export const fail = (question: JudgedKey, code: string, zh: string, facts: Facts = {}): Judgement => ({
  ...question,
  outcome: 'FAIL',
  code,
  zh,
  facts,
});

export const unknown = (question: JudgedKey, zh: string, facts: Facts = {}): Judgement => ({
  ...question,
  outcome: 'UNKNOWN',
  zh,
  facts,
});

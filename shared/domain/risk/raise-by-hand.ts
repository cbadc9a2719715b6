import type { Article } from '../../policy/articles.ts';
import { canonicalHash } from '../canonical.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import type { Refusal } from '../problem.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import type { FlagFinding, Severity } from './risk-flag.ts';
import { riskRules, rulesByHand } from './rules/catalogue.ts';

/** What an officer finds that is no rule of the catalogue: article 13 (1) is open (包括但不限于). */
const OTHER = { id: 'OTHER', version: 1, severity: 'REVIEW', article: '13-1e', zh: '其他异常情形' } as const;
/** A second look at an order ended with a hold (row 3-1d). */
export const ORDER_REVIEW = {
  id: 'ORDER_REVIEW',
  version: 1,
  severity: 'HOLD',
  article: '3-1d',
  zh: '订单复核结论为暂缓',
} as const;

interface NamedRule {
  readonly id: string;
  readonly version?: number;
  readonly severity: Severity;
  readonly article: Article;
  readonly zh: string;
}

const named: readonly NamedRule[] = [...riskRules, ...rulesByHand, OTHER, ORDER_REVIEW];

/** The rules under which an officer may raise a flag. */
export const RULES_BY_HAND = [...riskRules, ...rulesByHand, OTHER].map(({ id }) => id);

export interface HandFinding {
  readonly agencyId: string;
  readonly uscc: string;
  readonly subjectRef: string;
  readonly ruleId: string;
  readonly severity?: Severity | undefined;
  /** What the officer saw; it may name people, so it stays in the body. */
  readonly note: string;
  readonly documentIds: readonly string[];
}

/** The finding of an officer who saw what a rule speaks of (SC-01, SC-04, and what nothing feeds). */
export function findByHand(found: HandFinding, acting: OfficerActing): FlagFinding | Refusal {
  const { agencyId, uscc, subjectRef, note, documentIds, severity } = found;
  const rule = named.find(({ id }) => id === found.ruleId);
  if (rule === undefined) throw new RangeError(`no such rule: ${found.ruleId}`);
  const conflict = refuseConflict(acting, uscc, rule.article);
  if (conflict !== undefined) return conflict;
  return {
    agencyId,
    uscc,
    subjectRef,
    ruleId: rule.id,
    ruleVersion: rule.version ?? 1,
    article: rule.article,
    severity: severity ?? rule.severity,
    zh: rule.zh,
    inputs: { byHand: true, noteHash: canonicalHash(note) },
    evidenceRefs: documentIds.map((documentId) => `DOCUMENT#${documentId}`),
    raisedAt: acting.now,
    raisedBy: acting.actor.id,
    note,
  };
}

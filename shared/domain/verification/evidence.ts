import { canonicalHash } from '../canonical.ts';
import type { CheckResult, Evidence } from './source-answer.ts';

/** Ties each answer to the trail entry (or report) `ref` that keeps it, by the hash of its canonical form. */
export function evidenceOf(answers: readonly CheckResult[], ref: string): Evidence[] {
  return answers.map((answer) => ({
    answer,
    ref: `${ref}#${answer.check}`,
    hash: canonicalHash(JSON.parse(JSON.stringify(answer))),
  }));
}

import { categoryOf } from './judge-qualification.ts';
import type { JudgedResult, Outcome, VerificationState } from './verification-state.ts';

/** From best to worst: a known failure is worse than not knowing, and not knowing is never as good as a warning. */
const ORDER: readonly Outcome[] = ['PASS', 'WARN', 'UNKNOWN', 'FAIL'];

/** The worst outcome (domain §5.3). Of nothing, nothing is known. */
export function overall(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return 'UNKNOWN';
  return ORDER[Math.max(...outcomes.map((outcome) => ORDER.indexOf(outcome)))] ?? 'UNKNOWN';
}

/** The code of a failure that a person found, by its key; those of the rules say more. */
const FAILURE_CODES: Readonly<Record<string, string>> = {
  LEGAL_FORM: 'LEGAL_FORM_NOT_ELIGIBLE',
  OPERATING_PERIOD: 'OPERATING_PERIOD_TOO_SHORT',
  RESEARCH_INTEGRITY: 'INTEGRITY_SANCTION_ACTIVE',
};

/** The results that count: a confirmed entry of a person stands before the automatic result of its key. */
export function effectiveResults(
  verification: Pick<VerificationState, 'results' | 'manual'>,
): JudgedResult[] {
  return verification.results.map((result) => {
    const entered = verification.manual.findLast(({ key }) => key === result.key);
    if (entered === undefined) return result;
    const { code = FAILURE_CODES[result.key], evidenceRef: _, evidenceHash: __, ...judged } = result;
    return {
      ...judged,
      outcome: entered.outcome,
      ...(entered.outcome === 'FAIL' && code !== undefined && { code }),
      zh: entered.reason,
      source: 'MANUAL',
      asOf: result.asOf,
    };
  });
}

/** Where a verification stands. */
export interface Standing {
  readonly overall: Outcome;
  /** Keys that nobody has decided. */
  readonly undecided: readonly JudgedResult[];
  /** Failed results that stand against the whole case; with no category left, those of the categories too. */
  readonly failed: readonly JudgedResult[];
  /** The declared categories that are verified. */
  readonly categories: readonly string[];
}

/** Row 5-2c: a failed category is dropped and the case goes on with the others; with none left it fails. */
export function standing(verification: Pick<VerificationState, 'results' | 'manual'>): Standing {
  const results = effectiveResults(verification);
  const accepted = ({ outcome }: JudgedResult) => outcome === 'PASS' || outcome === 'WARN';
  const categories = results.filter(accepted).flatMap(({ key }) => categoryOf(key) ?? []);
  const undecided = results.filter(({ outcome }) => outcome === 'UNKNOWN');
  const open = undecided.some(({ key }) => categoryOf(key) !== undefined);
  const noneLeft = categories.length === 0 && !open;
  const failed = results.filter(
    ({ key, outcome }) => outcome === 'FAIL' && (categoryOf(key) === undefined || noneLeft),
  );
  return { overall: overall(results.map(({ outcome }) => outcome)), undecided, failed, categories };
}

/** Every check is decided, none stands against the case, and at least one category is verified. */
export function maySucceed({ undecided, failed, categories }: Standing): boolean {
  return undecided.length === 0 && failed.length === 0 && categories.length > 0;
}

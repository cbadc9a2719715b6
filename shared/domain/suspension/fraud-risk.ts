import { isHolding } from '../risk/decide-flag.ts';
import type { RiskFlagBody } from '../risk/risk-flag.ts';
import type { ViolationKind } from '../violation/kinds.ts';

/** What may be suspected as fraud (domain §5.1): false material, falsified service, obtaining funds. */
const FRAUD: readonly ViolationKind[] = [
  'FALSE_ENTRY_MATERIAL',
  'FUND_FRAUD',
  'FALSIFICATION_CONTRACT',
  'FALSIFICATION_SERVICE_RECORD',
  'FALSIFICATION_TEST_RESULT',
  'FALSIFICATION_AMOUNT',
  'FALSIFICATION_OTHER',
];

/** What an urgent suspension may rest on, as it was read. */
export type FraudSource =
  | { readonly status: string; readonly flag: RiskFlagBody }
  | {
      readonly status: string;
      readonly violation: { readonly agencyId: string; readonly kind: ViolationKind };
    };

/**
 * Whether it bears an urgent suspension of this agency: a flag of a rule on fraud that withholds payment and was not dismissed
 * (domain §5.2, FR), or a suspected fraud that still stands (domain §5.5).
 */
export function bearsFraudRisk(agencyId: string, source: FraudSource | undefined): boolean {
  if (source === undefined || ['DISMISSED', 'REVOKED'].includes(source.status)) return false;
  if ('violation' in source)
    return source.violation.agencyId === agencyId && FRAUD.includes(source.violation.kind);
  const { flag } = source;
  return flag.agencyId === agencyId && flag.ruleId.startsWith('FR-') && isHolding(flag.severity);
}

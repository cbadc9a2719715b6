import { EntryTriggersCollected } from '../../../../events/entry-triggers-collected/v1.ts';
import type { PolicySet } from '../../../policy/policy.ts';
import { canonicalForm } from '../../canonical.ts';
import { happened } from '../../event.ts';
import { type Decided } from '../../event.ts';
import { type EntryBody, entryRefOf, type EntryState } from '../entry/entry.ts';
import type { Cap, IndicatorScheme, Trigger } from '../scheme/scheme.ts';

/** What the platform holds about an agency that decides or caps its grade (domain §6.4): read by the use case. */
export interface PlatformFacts {
  /** Violations of article 13 or of entry material that were confirmed in the period. */
  readonly violations: readonly { readonly ref: string; readonly falseEntryMaterial: boolean }[];
  /** Requests for material that the agency refused after a second written request. */
  readonly refusals: readonly string[];
  /** Spot checks of the agency that came to an end in the period. */
  readonly spotChecks: { readonly concluded: number; readonly failed: readonly string[] };
  /** Failed checks of the latest report on the agency's credit, by the key of the source. */
  readonly credit?: { readonly ref: string; readonly failed: readonly string[] } | undefined;
  readonly suspendedInPeriod: boolean;
  readonly completedOrders: number;
  readonly abnormalListCuredLate: boolean;
}

/** Checks that speak of a serious record, and those of the basic conditions (domain §6.4). */
const SERIOUS: readonly string[] = [
  'SERIOUS_DISHONESTY_LIST',
  'JUDGMENT_DEFAULTER',
  'PUBLIC_CREDIT',
  'RESEARCH_INTEGRITY',
];
const CONDITIONS: readonly string[] = ['REGISTRATION', 'LEGAL_FORM', 'OPERATING_PERIOD'];

interface Ground {
  readonly code: Trigger;
  readonly ref: string;
}

/**
 * The grounds for 不合格 and the caps that these facts give, as far as the scheme knows them. Failing some checks is bad luck;
 * failing as many, and as large a share of all, as policy `evaluation.failedSpotChecks` says is a ground (domain §6.4).
 */
export function groundsOf(
  facts: PlatformFacts,
  scheme: Pick<IndicatorScheme, 'triggers' | 'caps'>,
  policy: PolicySet,
): { readonly triggers: readonly Ground[]; readonly caps: readonly Cap[] } {
  const { concluded, failed } = facts.spotChecks;
  const { count, share } = policy.get('evaluation.failedSpotChecks');
  const grounds: Ground[] = [
    ...facts.violations.map(({ ref, falseEntryMaterial }): Ground => ({
      code: falseEntryMaterial ? 'FALSE_ONBOARDING_MATERIAL' : 'VIOLATION_CONFIRMED',
      ref,
    })),
    ...facts.refusals.map((ref): Ground => ({ code: 'COOPERATION_REFUSED', ref })),
    ...(failed.length >= count && failed.length / concluded >= share
      ? failed.map((ref): Ground => ({ code: 'SPOT_CHECKS_FAILED', ref }))
      : []),
    ...creditGround(facts),
  ];
  const caps: Cap[] = [
    ...(facts.suspendedInPeriod ? (['SUSPENDED_IN_PERIOD'] as const) : []),
    ...(facts.abnormalListCuredLate ? (['ABNORMAL_LIST_CURED_LATE'] as const) : []),
    ...(facts.completedOrders === 0 ? (['NO_ACTIVITY'] as const) : []),
  ];
  return {
    triggers: grounds.filter(({ code }) => scheme.triggers.includes(code)),
    caps: caps.filter((code) => scheme.caps.includes(code)),
  };
}

function creditGround({ credit }: PlatformFacts): Ground[] {
  if (credit === undefined) return [];
  const { ref, failed } = credit;
  const among = (keys: readonly string[]) => failed.some((key) => keys.includes(key));
  return [
    ...(among(SERIOUS) ? [{ code: 'SERIOUS_CREDIT_RECORD', ref } as const] : []),
    ...(among(CONDITIONS) ? [{ code: 'CONDITIONS_NOT_MET', ref } as const] : []),
  ];
}

/** Writes what was collected into the entry; nothing of it is confirmed before a hearing. Undefined when it stands there. */
export function decideCollectTriggers(
  state: EntryState,
  { triggers, caps }: ReturnType<typeof groundsOf>,
): Decided<EntryBody> | undefined {
  const before = state.body.triggers ?? [];
  const collected = triggers.map(({ code, ref }) => ({
    code,
    ref,
    confirmed: before.some((each) => each.code === code && each.ref === ref && each.confirmed),
  }));
  const after = { triggers: collected, caps: [...caps] };
  if (canonicalForm({ triggers: before, caps: state.body.caps ?? [] }) === canonicalForm(after))
    return undefined;
  const event = happened(
    EntryTriggersCollected,
    { ...entryRefOf(state), triggers: collected.length, caps: caps.length },
    { article: '9-4', record: after },
  );
  return { events: [event], body: { ...state.body, ...after } };
}

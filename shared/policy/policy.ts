import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { localDateSchema, type LocalDate } from '../domain/time/local-date.ts';
import { isPolicyKey, parameterOf, parameters, type PolicyKey, type PolicyValue } from './parameters.ts';

/** An approved change of one parameter. `sequence` counts approvals and never repeats. */
export const policyOverrideSchema = onFirstUse(() =>
  z.strictObject({
    sequence: z.int().min(1),
    key: z.string().min(1),
    value: z.json(),
    /** First Shanghai day on which it applies to new cases. */
    effectiveFrom: localDateSchema(),
    /** 文号 of the document that allows it; required where the default is the regulation's own number. */
    legalBasis: z.string().min(1).optional(),
    reason: z.string().min(1),
  }),
);

export type PolicyOverride = z.infer<ReturnType<typeof policyOverrideSchema>>;

/** The parameters in force for a case. The same overrides and version always give the same set. */
export interface PolicySet {
  /** `default`, or `<latest effective date>.<latest sequence>.<hash of the overrides in force>`. */
  readonly version: string;
  get<K extends PolicyKey>(key: K): PolicyValue<K>;
  /** The override a value comes from; undefined for the default. */
  overrideOf(key: PolicyKey): PolicyOverride | undefined;
}

/** The stored overrides do not give the version a case was submitted under: history was altered. */
export class PolicyVersionMismatch extends Error {
  override readonly name = 'PolicyVersionMismatch';
  constructor(expected: string, actual: string) {
    super(`policy version ${expected} cannot be rebuilt, the overrides give ${actual}`);
  }
}

/** A stored override whose value its parameter does not accept; approval should have refused it. */
export class InvalidPolicyOverride extends Error {
  override readonly name = 'InvalidPolicyOverride';
  constructor(override: PolicyOverride, detail: string) {
    super(`override ${override.sequence} of ${override.key}: ${detail}`);
  }
}

export type OverrideProblem = 'UNKNOWN_KEY' | 'INVALID_VALUE' | 'LEGAL_BASIS_REQUIRED' | 'RETROACTIVE';

/** What is wrong with a proposed override; `today` is the Shanghai day on which it is approved. */
export function checkOverride(
  proposed: Pick<PolicyOverride, 'key' | 'value' | 'effectiveFrom' | 'legalBasis'>,
  today: LocalDate,
): OverrideProblem[] {
  if (!isPolicyKey(proposed.key)) return ['UNKNOWN_KEY'];
  const problems: OverrideProblem[] = [];
  const { schema, basis } = parameterOf(proposed.key);
  if (!schema().safeParse(proposed.value).success) problems.push('INVALID_VALUE');
  if (basis === 'R' && !proposed.legalBasis) problems.push('LEGAL_BASIS_REQUIRED');
  if (proposed.effectiveFrom < today) problems.push('RETROACTIVE');
  return problems;
}

/** Later effective date wins; on one date the later approval. */
function inForce(overrides: readonly PolicyOverride[], atDate: LocalDate): Map<string, PolicyOverride> {
  const applicable = overrides
    .filter((override) => isPolicyKey(override.key) && override.effectiveFrom <= atDate)
    .toSorted((a, b) =>
      a.effectiveFrom === b.effectiveFrom
        ? a.sequence - b.sequence
        : a.effectiveFrom < b.effectiveFrom
          ? -1
          : 1,
    );
  return new Map(applicable.map((override) => [override.key, override]));
}

function versionOf(applied: readonly PolicyOverride[]): string {
  if (applied.length === 0) return 'default';
  const date = applied.reduce((latest, o) => (o.effectiveFrom > latest ? o.effectiveFrom : latest), '');
  const sequence = Math.max(...applied.map((o) => o.sequence));
  const content = canonicalize(
    applied
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ sequence, key, value, effectiveFrom }) => [sequence, key, value, effectiveFrom]),
  );
  const hash = createHash('sha256')
    .update(content ?? '')
    .digest('hex')
    .slice(0, 12);
  return `${date}.${sequence}.${hash}`;
}

/**
 * The policy on a Shanghai day. Overrides of keys that no longer exist are passed over; a value its schema
 * refuses throws InvalidPolicyOverride.
 */
export function resolvePolicy(overrides: readonly PolicyOverride[], atDate: LocalDate): PolicySet {
  const applied = inForce(overrides, atDate);
  const values = new Map<string, unknown>();
  for (const override of applied.values()) {
    if (!isPolicyKey(override.key)) continue;
    const parsed = parameterOf(override.key).schema().safeParse(override.value);
    if (!parsed.success) throw new InvalidPolicyOverride(override, z.prettifyError(parsed.error));
    values.set(override.key, parsed.data);
  }
  return {
    version: versionOf([...applied.values()]),
    // The map holds what the key's own schema returned, which the compiler cannot follow.
    get: <K extends PolicyKey>(key: K) =>
      (values.has(key) ? values.get(key) : parameters[key].default) as PolicyValue<K>,
    overrideOf: (key) => applied.get(key),
  };
}

const VERSION = /^(\d{4}-\d{2}-\d{2})\.(\d+)\.[0-9a-f]{12}$/;

/**
 * Rebuilds the set a case was submitted under, whatever has been approved since. Throws PolicyVersionMismatch
 * when the overrides do not give that version.
 */
export function policyOfVersion(overrides: readonly PolicyOverride[], version: string): PolicySet {
  const match = VERSION.exec(version);
  const upTo = Number(match?.[2] ?? 0);
  const policy = resolvePolicy(
    overrides.filter((override) => override.sequence <= upTo),
    match?.[1] ?? '0001-01-01',
  );
  if (policy.version !== version) throw new PolicyVersionMismatch(version, policy.version);
  return policy;
}

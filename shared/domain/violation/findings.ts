import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { refuse, type Refusal } from '../problem.ts';
import { LEVELS } from './consequences.ts';
import { VIOLATION_ARTICLES, type ViolationKind } from './kinds.ts';

const text = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(2000)
    // Line breaks and tabs are text.
    .regex(/^(?:[\t\n]|[^\p{Cc}])*$/u, 'no control characters');

/** The first limb of 13-2: agency and buyer are directly related by control or management. */
const Relation = onFirstUse(() =>
  z.strictObject({
    rule: z
      .string()
      .regex(/^RP-\d{2}$/)
      .describe('the rule on related parties that it falls under, e.g. RP-01 (domain §5.2)'),
    facts: text(),
    directControl: z.boolean().describe('控股、管理等直接关系'),
  }),
);
/** The second limb of 13-2: the transaction is not independent and fair, by comparison. */
const ArmsLengthFinding = onFirstUse(() =>
  z.strictObject({
    comparables: z
      .array(z.strictObject({ zh: text(), amountFen: z.int().nonnegative().optional() }))
      .min(1)
      .max(20),
    conclusion: z.enum(['NOT_FAIR', 'FAIR']),
    reason: text(),
  }),
);

/** What an investigation found, with its evidence. */
export const Findings = onFirstUse(() =>
  z.strictObject({
    level: z.enum(LEVELS),
    facts: z.array(text()).min(1).max(20).describe('each as the agency is told it'),
    documentIds: z.array(z.string().min(1).max(60)).min(1).max(20),
    /** Of FALSIFICATION_OTHER: what was falsified, as the list of article 13(1) is open. */
    falsified: text().optional(),
    relation: Relation().optional(),
    armsLengthFinding: ArmsLengthFinding().optional(),
    /** Of SUBCONTRACTING: who performed the service. */
    thirdParty: z
      .strictObject({ name: z.string().trim().min(1).max(200), uscc: z.string().max(18).optional() })
      .optional(),
  }),
);
export type Findings = z.infer<ReturnType<typeof Findings>>;

/** Entry on false material and obtaining funds by fraud are never minor: the matrix names both as grounds of removal. */
const ALWAYS_MAJOR: readonly ViolationKind[] = ['FALSE_ENTRY_MATERIAL', 'FUND_FRAUD'];

const missing = (kind: ViolationKind, field: string, zh: string, en: string): Refusal =>
  refuse('VALIDATION_FAILED', {
    article: VIOLATION_ARTICLES[kind],
    fields: [{ field: `body.${field}`, zh, en }],
  });

/** What a finding of this kind needs, or why it does not bear the decision (13-1e, 13-2, 13-3; domain §5.1). */
export function refuseFindings(kind: ViolationKind, findings: Findings): Refusal | undefined {
  const { level, documentIds, falsified, relation, armsLengthFinding, thirdParty } = findings;
  if (documentIds.length === 0) return missing(kind, 'documentIds', '须附证据材料', 'evidence is required');
  if (level === 'MINOR' && ALWAYS_MAJOR.includes(kind))
    return missing(kind, 'level', '该类违规不得认定为轻微', 'this kind is never minor');
  if (kind === 'FALSIFICATION_OTHER' && falsified === undefined)
    return missing(kind, 'falsified', '须说明造假的具体情形', 'say what was falsified');
  if (kind === 'SUBCONTRACTING' && thirdParty === undefined)
    return missing(kind, 'thirdParty', '须写明实际提供服务的第三方', 'name the third party');
  if (kind !== 'RELATED_PARTY_TRANSACTION') return undefined;
  const limbs = {
    relation: relation?.directControl === true,
    armsLengthFinding: armsLengthFinding?.conclusion === 'NOT_FAIR',
  };
  if (limbs.relation && limbs.armsLengthFinding) return undefined;
  return refuse('BOTH_LIMBS_REQUIRED', { article: '13-2', extra: { limbs } });
}

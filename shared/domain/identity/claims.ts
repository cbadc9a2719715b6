import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { parsePhone, type E164Cn } from './phone.ts';
import { parseUscc, type Uscc, type UsccProblem } from './uscc.ts';

export type SubjectType = 'PERSON' | 'LEGAL_PERSON' | 'AGENT';
export type Assurance = 'HIGH' | 'MEDIUM' | 'LOW';
/** 0 the legal person itself; 1, 2, 3 clerks with graded permissions (domain.md §3.2). */
export type AgentLevel = 0 | 1 | 2 | 3;

/** What the login provider says of a person. It identifies; what it may do, Principal says. */
export interface ExternalIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly subjectType: SubjectType;
  readonly assurance: Assurance;
  readonly uscc?: Uscc;
  /** The claim was there but is no valid code: no agency action is possible (row 5-1a). */
  readonly usccProblem?: UsccProblem;
  readonly orgName?: string;
  readonly agentLevel?: AgentLevel;
  readonly displayName: string;
  readonly mobile?: E164Cn;
  readonly roles: readonly string[];
}

/** Which claim carries what; stage configuration. The defaults are those of the seeded provider. */
export const claimNamesSchema = onFirstUse(() =>
  z.strictObject({
    subjectType: z.string().default('subject_type'),
    assurance: z.string().default('assurance'),
    uscc: z.string().default('uscc'),
    orgName: z.string().default('org_name'),
    agentLevel: z.string().default('agent_level'),
    displayName: z.string().default('name'),
    mobile: z.string().default('phone_number'),
    roles: z.string().default('roles'),
  }),
);

export type ClaimNames = z.output<ReturnType<typeof claimNamesSchema>>;

/**
 * An array claim. API Gateway's JWT authorizer hands it to a function as the text `[a b]`; a token verified by
 * ourselves has the array; some providers send one name, or JSON as text.
 */
export function arrayClaim(value: unknown): string[] {
  if (Array.isArray(value))
    return value.filter((item): item is string => typeof item === 'string' && item !== '');
  if (typeof value !== 'string') return [];
  const inner = /^\[([\s\S]*)\]$/.exec(value.trim())?.[1] ?? value;
  return inner.split(/[\s,"]+/).filter((item) => item !== '');
}

const SUBJECT_TYPES: Readonly<Record<string, SubjectType>> = {
  PERSON: 'PERSON',
  LEGAL_PERSON: 'LEGAL_PERSON',
  AGENT: 'AGENT',
  个人: 'PERSON',
  法人: 'LEGAL_PERSON',
  法人代理: 'AGENT',
};

const ASSURANCES: Readonly<Record<string, Assurance>> = {
  HIGH: 'HIGH',
  MEDIUM: 'MEDIUM',
  LOW: 'LOW',
  高级: 'HIGH',
  中级: 'MEDIUM',
  低级: 'LOW',
};

/** Numbers arrive as text through the authorizer; an empty claim is an absent one. */
const textClaim = onFirstUse(() =>
  z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? '').trim() || undefined),
);

const claimsSchema = onFirstUse(() =>
  z.object({
    issuer: textClaim().pipe(z.string()),
    subject: textClaim().pipe(z.string()),
    subjectType: textClaim()
      .transform((value) => SUBJECT_TYPES[value ?? 'PERSON'])
      .pipe(z.enum(['PERSON', 'LEGAL_PERSON', 'AGENT'])),
    assurance: textClaim()
      .transform((value) => ASSURANCES[value ?? 'LOW'])
      .pipe(z.enum(['HIGH', 'MEDIUM', 'LOW'])),
    uscc: textClaim(),
    orgName: textClaim(),
    agentLevel: textClaim()
      .transform((value) => (value === undefined ? undefined : Number(value)))
      .pipe(z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional()),
    displayName: textClaim(),
    mobile: textClaim(),
    roles: z.unknown().transform(arrayClaim),
  }),
);

/**
 * The identity in verified claims, from the authorizer or from our own verification. Undefined when they do not
 * identify anybody in a form we know: the caller is not logged in. A claim that is missing gives least (PERSON, LOW).
 */
export function identityOfClaims(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = claimNamesSchema().parse({}),
): ExternalIdentity | undefined {
  const picked = Object.entries(names).map(([field, claim]) => [field, claims[claim]]);
  const parsed = claimsSchema().safeParse({
    ...Object.fromEntries(picked),
    issuer: claims['iss'],
    subject: claims['sub'],
  });
  if (!parsed.success) return undefined;
  const {
    issuer,
    subject,
    subjectType,
    assurance,
    orgName,
    agentLevel,
    displayName = '',
    roles,
  } = parsed.data;
  const code = parsed.data.uscc === undefined ? undefined : parseUscc(parsed.data.uscc);
  const mobile = parsed.data.mobile === undefined ? undefined : parsePhone(parsed.data.mobile);
  return {
    issuer,
    subject,
    subjectType,
    assurance,
    displayName,
    roles,
    ...(code?.ok === true && { uscc: code.uscc }),
    ...(code?.ok === false && { usccProblem: code.problem }),
    ...(orgName !== undefined && { orgName }),
    ...(agentLevel !== undefined && { agentLevel }),
    ...(mobile !== undefined && { mobile }),
  };
}

import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Article } from '../../policy/articles.ts';
import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';
import { instantSchema } from '../time/instant.ts';

/** SM-15 as far as it is built: a suspicion, which may come to nothing. */
export const violationMachine = defineMachine({
  name: 'Violation',
  states: ['SUSPECTED', 'DISMISSED'],
  terminal: ['DISMISSED'],
  transitions: [
    {
      action: 'suspect',
      from: [],
      to: 'SUSPECTED',
      actors: [...CENTRE_ROLES, 'CENTRE_DISCIPLINE', 'COMMISSION_OFFICER'],
    },
    { action: 'dismiss', from: ['SUSPECTED'], to: 'DISMISSED', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type ViolationStatus = (typeof violationMachine.states)[number];

/** What may be suspected, with the provision that it would offend against. */
export const VIOLATION_ARTICLES = {
  FALSE_ENTRY_MATERIAL: '12-3a',
  FUND_FRAUD: '12-3c',
  REFUSAL_TO_COOPERATE: '12-3e',
  FALSIFICATION_CONTRACT: '13-1a',
  FALSIFICATION_SERVICE_RECORD: '13-1b',
  FALSIFICATION_TEST_RESULT: '13-1c',
  FALSIFICATION_AMOUNT: '13-1d',
  /** 包括但不限于: the list of article 13(1) is open. */
  FALSIFICATION_OTHER: '13-1e',
  RELATED_PARTY_TRANSACTION: '13-2',
  SUBCONTRACTING: '13-3',
} as const satisfies Readonly<Record<string, Article>>;

export type ViolationKind = keyof typeof VIOLATION_ARTICLES;
export const VIOLATION_KINDS = Object.keys(VIOLATION_ARTICLES) as [ViolationKind, ...ViolationKind[]];
export const ViolationKind = onFirstUse(() => z.enum(VIOLATION_KINDS));

export const ViolationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    kind: ViolationKind(),
    /** What it is about: `ORDER#…`, `PRODUCT#…` or `AGENCY#…`. */
    subjectRef: z.string(),
    /** What gave rise to it: `RISKFLAG#…`, `COMPLAINT#…`, `SPOTCHECK#…`. */
    sourceRef: z.string(),
    /** It came from a report: read by those alone who may read reports (3-2g). */
    fromReport: z.literal(true).optional(),
    suspectedAt: instantSchema(),
    suspectedBy: z.string(),
    reason: z.string(),
    dismissal: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type ViolationBody = z.infer<ReturnType<typeof ViolationBody>>;

const CONFIRMED: readonly string[] = ['CONFIRMED', 'CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'];

/** Whether a violation stands confirmed; one that was dismissed or revoked does not. */
export const isConfirmed = (status: string): boolean => CONFIRMED.includes(status);

import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseBoard } from '../../../events/service-case-ref.ts';
import { caseCollectionMachine } from '../../../shared/domain/case-collection/case-collection.ts';
import { serviceCaseMachine } from '../../../shared/domain/service-case/machine.ts';

const standing = {
  version: z.int(),
  deadlines: z.array(z.never()).describe('it runs no clock'),
  allowedActions: z.array(z.string()),
};

export const CaseView = onFirstUse(() =>
  z.object({
    caseId: z.string(),
    status: z.enum(serviceCaseMachine.states),
    ...standing,
    cycleId: z.string(),
    category: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    agencyName: z.string(),
    title: z.string(),
    summary: z.string(),
    nominatedAt: z.string(),
    origin: z.enum(['CENTRE', 'AGENCY']),
    orderId: z.string().optional(),
    consents: z.object({ AGENCY: z.boolean(), BUYER: z.boolean() }).optional(),
    board: CaseBoard().optional(),
    edited: z.object({ number: z.int(), title: z.string(), text: z.string() }).optional(),
    withdrawnFor: z.string().optional().describe('for the centre'),
    review: z
      .object({
        experts: z.int(),
        recused: z.int(),
        scores: z.array(z.object({ score: z.int(), comment: z.string() })),
        mean: z.string().optional(),
        reason: z.string().optional(),
      })
      .optional()
      .describe('for the centre: scores without their experts'),
    ownScore: z
      .object({ score: z.int(), comment: z.string() })
      .optional()
      .describe('for the expert who gave it'),
  }),
);

export const PublicCaseView = onFirstUse(() =>
  z.object({
    caseId: z.string(),
    cycleId: z.string(),
    category: z.string(),
    agencyName: z.string(),
    board: CaseBoard().optional(),
    title: z.string(),
    text: z.string(),
    publishedAt: z.string().optional(),
  }),
);

export const CollectionView = onFirstUse(() =>
  z.object({
    collectionId: z.string(),
    status: z.enum(caseCollectionMachine.states),
    ...standing,
    cycleId: z.string(),
    number: z.int().describe('of the version'),
    title: z.string(),
    caseIds: z.array(z.string()),
    exportHash: z.string().optional(),
    publishedAt: z.string().optional(),
  }),
);

/** `index` is what `exportHash` is the SHA-256 of (RFC 8785 form); each text is that of its `textHash`. */
export const CollectionExport = onFirstUse(() =>
  z.object({
    exportHash: z.string(),
    index: z.object({
      collectionId: z.string(),
      cycleId: z.string(),
      version: z.int(),
      title: z.string(),
      cases: z.array(
        z.object({
          caseId: z.string(),
          edition: z.int(),
          board: CaseBoard(),
          agencyName: z.string(),
          category: z.string(),
          textHash: z.string(),
        }),
      ),
    }),
    texts: z.array(
      z.object({
        caseId: z.string(),
        title: z.string().optional(),
        text: z.string().optional(),
        withdrawn: z.literal(true).optional().describe('it was withdrawn since; its text is not given'),
      }),
    ),
  }),
);

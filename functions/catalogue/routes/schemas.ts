import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CategoryGrantBody } from '../../../shared/domain/category-grant/category-grant.ts';
import { categoryGrantMachine } from '../../../shared/domain/category-grant/machine.ts';
import { productMachine } from '../../../shared/domain/product/machine.ts';
import { FreezeCause, ProductContent } from '../../../shared/domain/product/product.ts';
import { qualificationMachine } from '../../../shared/domain/qualification/machine.ts';
import { QualificationBody } from '../../../shared/domain/qualification/qualification.ts';
import {
  StandingKind,
  standingDocumentMachine,
} from '../../../shared/domain/standing-document/standing-document.ts';

const actionsOf = <A extends string>({
  transitions,
}: {
  readonly transitions: readonly { readonly action: A }[];
}) => z.array(z.enum([...new Set(transitions.map(({ action }) => action))]));

const deadlines = onFirstUse(() =>
  z
    .array(z.object({ kind: z.string(), dueAt: z.string(), lastDay: z.string(), derivation: z.unknown() }))
    .describe('each with how it was counted'),
);

const reasoned = onFirstUse(() => z.object({ at: z.string(), reason: z.string() }));

/** The text by which an officer gives a reason for a decision. */
export const Reason = onFirstUse(() => z.string().trim().min(1).max(2000));

export const OfferView = onFirstUse(() =>
  z.object({
    productId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    productVersion: z.int(),
    ...ProductContent().shape,
    publishedAt: z.string(),
  }),
);

export const ProductView = onFirstUse(() =>
  z.object({
    productId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    status: z.enum(productMachine.states),
    version: z.int(),
    productVersion: z.int().describe('the published version that holds now; a draft works on 1'),
    ...ProductContent().shape,
    createdAt: z.string(),
    firstPublishedAt: z.string().optional(),
    publishedAt: z.string().optional(),
    frozen: z
      .object({
        prior: z.enum(['PUBLISHED', 'OFF_SHELF']),
        causes: z.array(z.object({ cause: FreezeCause(), at: z.string(), reason: z.string().optional() })),
      })
      .optional(),
    allowedActions: actionsOf(productMachine),
  }),
);

export const ProductVersionView = onFirstUse(() =>
  z.object({
    productId: z.string(),
    agencyId: z.string(),
    productVersion: z.int(),
    ...ProductContent().shape,
    contentHash: z.string().describe('SHA-256 of the RFC 8785 form of the content'),
    recordedAt: z.string(),
  }),
);

export const QualificationView = onFirstUse(() => {
  const { recordedBy: _r, verifiedBy: _v, proposal: _p, refusal: _f, ...facts } = QualificationBody().shape;
  return z.object({
    qualificationId: z.string(),
    status: z.enum(qualificationMachine.states),
    version: z.int(),
    ...facts,
    proposal: reasoned().optional(),
    refusal: reasoned().optional(),
    deadlines: deadlines(),
    allowedActions: actionsOf(qualificationMachine),
  });
});

export const CategoryGrantView = onFirstUse(() =>
  z.object({
    grantId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    category: z.string(),
    status: z.enum(categoryGrantMachine.states),
    version: z.int(),
    declared: CategoryGrantBody().shape.declared,
    requestedAt: z.string(),
    result: CategoryGrantBody().shape.result,
    proposal: z
      .object({
        at: z.string(),
        reason: z.string(),
        heard: z.boolean().describe('the agency has replied, or its time to reply is over'),
        reply: z.object({ at: z.string(), text: z.string(), documentIds: z.array(z.string()) }).optional(),
      })
      .optional(),
    decision: reasoned().extend({ onReply: z.string().optional() }).optional(),
    deadlines: deadlines(),
    allowedActions: actionsOf(categoryGrantMachine),
  }),
);

export const StandingDocumentView = onFirstUse(() =>
  z.object({
    standingDocId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    kind: StandingKind(),
    category: z.string().optional(),
    status: z.enum(standingDocumentMachine.states),
    version: z.int(),
    current: z.object({
      version: z.int(),
      documentId: z.string(),
      sha256: z.string(),
      filedAt: z.string(),
    }),
    confirmedAt: z.string().optional(),
    deadlines: deadlines(),
    allowedActions: actionsOf(standingDocumentMachine),
  }),
);

import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import { Sha256 } from '../document/document.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { type ArchiveAction, archiveMachine, type ArchiveStatus } from './machine.ts';

const fen = () => z.int().nonnegative();

/** What every piece of evidence says of itself. `sha256` is that of the file (base64). */
const item = onFirstUse(() => ({
  itemId: z.string(),
  documentId: z.string(),
  sha256: Sha256(),
  addedBy: z.string(),
  at: instantSchema(),
}));

/** Which invoice: the 20 digits of a fully digital one, or the code and the number of a paper one (FR-02). */
export const InvoiceNumber = onFirstUse(() =>
  z.strictObject({ code: z.string().optional(), number: z.string() }),
);
export type InvoiceNumber = z.infer<ReturnType<typeof InvoiceNumber>>;

/** The facts that the agency states with each kind of evidence. Money in 分. */
export const InvoiceFacts = onFirstUse(() => ({
  ...InvoiceNumber().shape,
  amountFen: fen(),
  issuedOn: localDateSchema(),
  sellerUscc: z.string(),
}));
/** `amountFen` is what the buyer itself paid; what the voucher pays stands beside it. */
export const PaymentFacts = onFirstUse(() => ({
  amountFen: fen(),
  paidOn: localDateSchema(),
  voucherFen: fen().optional(),
}));
export const RecordFacts = onFirstUse(() => ({ title: z.string() }));

/** A piece of evidence. Contract and deliverables are taken over from the order when the archive is sealed. */
export const ArchiveItem = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('CONTRACT'),
      ...item(),
      number: z.string(),
      signedOn: localDateSchema(),
      amountFen: fen(),
    }),
    z.strictObject({ kind: z.literal('INVOICE'), ...item(), ...InvoiceFacts() }),
    z.strictObject({ kind: z.literal('PAYMENT_PROOF'), ...item(), ...PaymentFacts() }),
    z.strictObject({ kind: z.literal('DELIVERABLE'), ...item(), round: z.int().positive() }),
    z.strictObject({ kind: z.literal('PROCESS_RECORD'), ...item(), ...RecordFacts() }),
    z.strictObject({ kind: z.literal('ACCEPTANCE_RECORD'), ...item(), ...RecordFacts() }),
  ]),
);
export type ArchiveItem = z.infer<ReturnType<typeof ArchiveItem>>;
export type ArchiveItemKind = ArchiveItem['kind'];

/** What a sealed archive may still get: a document that corrects one of its items, chained to what was before it. */
export const ArchiveCorrection = onFirstUse(() =>
  z.strictObject({
    correctionId: z.string(),
    refersTo: z.string(),
    documentId: z.string(),
    sha256: Sha256(),
    reason: z.string(),
    by: z.string(),
    at: instantSchema(),
    /** The hash of the correction before, of the first the seal. */
    previous: z.string(),
    /** SHA-256 (hex) of the RFC 8785 form of all the above. */
    hash: z.string(),
  }),
);
export type ArchiveCorrection = z.infer<ReturnType<typeof ArchiveCorrection>>;

/** The archive of one order; its id is the order's. */
export const ArchiveBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    buyerId: z.string(),
    openedAt: instantSchema(),
    items: z.array(ArchiveItem()),
    seal: z
      .strictObject({
        at: instantSchema(),
        /** Over the items in their order (shared/domain/archive/seal-hash.ts). */
        hash: z.string(),
        /** The last day on which the platform must still hold it (6-4a). */
        retainUntil: localDateSchema(),
      })
      .optional(),
    corrections: z.array(ArchiveCorrection()),
  }),
);
export type ArchiveBody = z.infer<ReturnType<typeof ArchiveBody>>;

/** An archive as a decision needs it: a loaded aggregate is one. */
export interface ArchiveState {
  readonly id: string;
  readonly status: string;
  readonly body: ArchiveBody;
}

export type ArchiveDecision = Decided<ArchiveBody> | Refusal;

/** What names the archive in its events. */
export const archiveRefOf = (
  orderId: string,
  { agencyId, uscc }: Pick<ArchiveBody, 'agencyId' | 'uscc'>,
) => ({
  orderId,
  agencyId,
  uscc,
});

/**
 * The state an action leads an archive to, or why it may not be taken. Whatever would alter a sealed one is refused
 * ARCHIVE_SEALED (6-4a).
 */
export function followArchive(
  status: string,
  action: ArchiveAction,
  acting: Pick<Acting, 'roles'>,
): ArchiveStatus | Refusal {
  const to = follow(archiveMachine, status as ArchiveStatus, action, acting.roles);
  return isRefusal(to) && to.refused === 'ILLEGAL_TRANSITION' && status === 'SEALED'
    ? refuse('ARCHIVE_SEALED', { article: '6-4a', extra: { ...to.extra } })
    : to;
}

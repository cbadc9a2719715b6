import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { defineMachine } from '../machine.ts';
import { instantSchema } from '../time/instant.ts';
import type { Deadline } from '../time/deadline.ts';

/** The documents that an agency holds and re-confirms yearly (6-2a, 6-2b, 4-2d, 4-2e). */
export const STANDING_KINDS = [
  'INTERNAL_CONTROL',
  'SERVICE_STANDARD',
  'CHARGING_STANDARD',
  'FINANCIAL_SYSTEM',
] as const;
export const StandingKind = onFirstUse(() => z.enum(STANDING_KINDS));
export type StandingKind = z.infer<ReturnType<typeof StandingKind>>;

/** Held for each service category apart, as the self-assessment asks for them (4-2d). */
export const PER_CATEGORY: readonly StandingKind[] = ['SERVICE_STANDARD', 'CHARGING_STANDARD'];

/** Rows 6-2a and 6-2b: CURRENT until a year has passed without a new version or a confirmation. */
export const standingDocumentMachine = defineMachine({
  name: 'StandingDocument',
  states: ['CURRENT', 'STALE'],
  terminal: [],
  transitions: [
    { action: 'file', from: [], to: 'CURRENT', actors: ['AGENCY_ADMIN', 'SYSTEM'] },
    { action: 'renew', from: ['CURRENT', 'STALE'], to: 'CURRENT', actors: ['AGENCY_ADMIN', 'SYSTEM'] },
    { action: 'confirm', from: ['CURRENT', 'STALE'], to: 'CURRENT', actors: ['AGENCY_ADMIN'] },
    { action: 'remind', from: ['CURRENT'], to: 'CURRENT', actors: ['SYSTEM'] },
    { action: 'goStale', from: ['CURRENT'], to: 'STALE', actors: ['SYSTEM'] },
  ],
});
export type StandingDocumentStatus = (typeof standingDocumentMachine.states)[number];

const Version = onFirstUse(() =>
  z.strictObject({
    version: z.int().positive(),
    documentId: z.string(),
    sha256: z.string(),
    filedAt: instantSchema(),
    filedBy: z.string(),
  }),
);

export const StandingDocumentBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    kind: StandingKind(),
    category: z.string().optional(),
    /** The version that holds now; the earlier ones stand in the trail, each by its document's reference. */
    current: Version(),
    confirmedAt: instantSchema().optional(),
    confirmedBy: z.string().optional(),
  }),
);
export type StandingDocumentBody = z.infer<ReturnType<typeof StandingDocumentBody>>;

export interface StandingDocumentState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: StandingDocumentBody;
}

export const STANDING_REMIND = 'STANDING_REMIND';
export const STANDING_STALE = 'STANDING_STALE';

/** One for an agency, a kind and, where it has one, a category. */
export const standingDocumentId = (agencyId: string, kind: StandingKind, category?: string): string =>
  category === undefined ? `${agencyId}-${kind}` : `${agencyId}-${kind}-${category}`;

export const standingRef = ({ id, body }: Pick<StandingDocumentState, 'id' | 'body'>) => ({
  standingDocId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  kind: body.kind,
  ...(body.category !== undefined && { category: body.category }),
  version: body.current.version,
});

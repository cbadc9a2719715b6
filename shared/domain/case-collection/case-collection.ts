import * as z from 'zod';
import { CaseCollectionArranged } from '../../../events/case-collection-arranged/v1.ts';
import { CaseCollectionDrafted } from '../../../events/case-collection-drafted/v1.ts';
import { CaseCollectionPublished } from '../../../events/case-collection-published/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CaseBoard } from '../../../events/service-case-ref.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { refuseWithoutConsent } from '../service-case/publish.ts';
import type { ServiceCaseState } from '../service-case/service-case.ts';
import { instantSchema } from '../time/instant.ts';

/** Row 11-2c: the collection of service cases (科技创新券服务案例集); each version is a collection of its own. */
export const caseCollectionMachine = defineMachine({
  name: 'CaseCollection',
  states: ['DRAFT', 'PUBLISHED'],
  terminal: ['PUBLISHED'],
  transitions: [
    { action: 'draft', from: [], to: 'DRAFT', actors: ['CENTRE_OFFICER'] },
    { action: 'arrange', from: ['DRAFT'], to: 'DRAFT', actors: ['CENTRE_OFFICER'] },
    { action: 'publish', from: ['DRAFT'], to: 'PUBLISHED', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type CaseCollectionStatus = (typeof caseCollectionMachine.states)[number];

/** Each case is checked in the commit that publishes the collection (100 items a transaction). */
export const MAX_CASES = 40;

const Contained = onFirstUse(() =>
  z.strictObject({
    caseId: z.string(),
    edition: z.int().positive(),
    board: CaseBoard(),
    agencyName: z.string(),
    category: z.string(),
    textHash: z.string(),
  }),
);

export const CaseCollectionBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    version: z.int().positive(),
    title: z.string(),
    /** In the order of the collection. */
    caseIds: z.array(z.string()),
    draftedBy: z.string(),
    draftedAt: instantSchema(),
    /** What was published: editions that never change. */
    contents: z.array(Contained()).optional(),
    exportHash: z.string().optional(),
    publishedAt: instantSchema().optional(),
    publishedBy: z.string().optional(),
  }),
);
export type CaseCollectionBody = z.infer<ReturnType<typeof CaseCollectionBody>>;

export interface CaseCollectionState {
  readonly id: string;
  readonly status: string;
  readonly body: CaseCollectionBody;
}

export const caseCollectionId = (cycleId: string, version: number): string => `${cycleId}-v${version}`;

type CollectionDecision = Decided<CaseCollectionBody> | Refusal;

/** – → DRAFT: the first version of a cycle, or the next one with the cases of the last. */
export function decideDraftCollection(
  about: Pick<CaseCollectionBody, 'cycleId' | 'version' | 'title' | 'caseIds'>,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Decided<CaseCollectionBody> {
  const collectionId = caseCollectionId(about.cycleId, about.version);
  const event = happened(
    CaseCollectionDrafted,
    { collectionId, cycleId: about.cycleId },
    { article: '11-2c', to: 'DRAFT' },
  );
  return { events: [event], body: { ...about, draftedBy: actor.id, draftedAt: now } };
}

/** DRAFT stays: which cases, in which order. That each exists is the caller's to see. */
export function decideArrange(
  { id, status, body }: CaseCollectionState,
  { title, caseIds }: Pick<CaseCollectionBody, 'title' | 'caseIds'>,
  { roles }: Pick<Acting, 'roles'>,
): CollectionDecision {
  const to = follow(caseCollectionMachine, status as CaseCollectionStatus, 'arrange', roles);
  if (isRefusal(to)) return to;
  if (new Set(caseIds).size !== caseIds.length) {
    const fields = [{ field: 'body.caseIds', zh: '案例不得重复', en: 'a case stands twice' }];
    return refuse('VALIDATION_FAILED', { article: '11-2c', fields });
  }
  const event = happened(
    CaseCollectionArranged,
    { collectionId: id, cycleId: body.cycleId, cases: caseIds.length },
    { article: '11-2c', to },
  );
  return { events: [event], body: { ...body, title, caseIds } };
}

/** What the export of a collection consists of; its hash is stated with it, so that anyone can compare (11-2c). */
export const exportOf = (
  collectionId: string,
  { cycleId, version, title }: Pick<CaseCollectionBody, 'cycleId' | 'version' | 'title'>,
  contents: NonNullable<CaseCollectionBody['contents']>,
) => ({ collectionId, cycleId, version, title, cases: contents });

/** DRAFT → PUBLISHED, with the editions as they are. @returns CONSENT_MISSING, ILLEGAL_TRANSITION for a case that is not public */
export function decidePublishCollection(
  { id, status, body }: CaseCollectionState,
  cases: readonly ServiceCaseState[],
  acting: Acting,
): CollectionDecision {
  const to = follow(caseCollectionMachine, status as CaseCollectionStatus, 'publish', acting.roles);
  if (isRefusal(to)) return to;
  if (cases.length === 0) {
    const fields = [{ field: 'body.caseIds', zh: '案例集尚无案例', en: 'there is no case in it' }];
    return refuse('VALIDATION_FAILED', { article: '11-2c', fields });
  }
  const without = cases.map(refuseWithoutConsent).find((each) => each !== undefined);
  if (without !== undefined) return without;
  const contents: NonNullable<CaseCollectionBody['contents']> = [];
  for (const each of cases) {
    const { edited, decision, agencyName, category } = each.body;
    if (each.status !== 'PUBLISHED' || edited === undefined || decision?.board === undefined) {
      const detail = { zh: '案例尚未公布', en: 'A case in it is not published' };
      return refuse('ILLEGAL_TRANSITION', { article: '11-2c', detail, extra: { caseId: each.id } });
    }
    const { number: edition, textHash } = edited;
    contents.push({ caseId: each.id, edition, board: decision.board, agencyName, category, textHash });
  }
  const exportHash = canonicalHash(exportOf(id, body, contents));
  const event = happened(
    CaseCollectionPublished,
    { collectionId: id, cycleId: body.cycleId, exportHash },
    { article: '11-2c', to, record: { cases: contents.length } },
  );
  const published = { contents, exportHash, publishedAt: acting.now, publishedBy: acting.actor.id };
  return { events: [event], body: { ...body, ...published } };
}

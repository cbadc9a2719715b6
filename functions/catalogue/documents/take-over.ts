import type { Acting } from '../../../shared/domain/acting.ts';
import type { DeclaredCategory } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { decideFile } from '../../../shared/domain/standing-document/keep.ts';
import {
  standingDocumentId,
  type StandingKind,
} from '../../../shared/domain/standing-document/standing-document.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { standingDocument } from '../../../shared/store/aggregates/standing-document.ts';
import { type Change, change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

interface Owner {
  readonly agencyId: string;
  readonly uscc: string;
}

export interface HandedIn {
  readonly kind: StandingKind;
  readonly category?: string;
  readonly documentId: string;
}

/** Files what was handed in with a case or a request. The same file as the version there is no new one. */
export async function fileHandedIn(
  owner: Owner,
  { kind, category, documentId }: HandedIn,
  ctx: Acting & Settings,
  tables: Tables,
): Promise<Change | undefined> {
  const id = standingDocumentId(owner.agencyId, kind, category);
  const [before, paper] = await Promise.all([
    load(tables, standingDocument, id),
    load(tables, document, documentId),
  ]);
  if (paper === undefined) return undefined;
  const filing = { ...owner, kind, category, documentId, sha256: paper.body.sha256 };
  const decided = decideFile(before ?? { newId: id }, filing, ctx);
  return isRefusal(decided) ? undefined : change(standingDocument, before ?? { newId: id }, decided);
}

/** The standards that article 4 (2) asks for with each category. */
export const standardsOf = (declared: DeclaredCategory): HandedIn[] => [
  { kind: 'SERVICE_STANDARD', category: declared.code, documentId: declared.serviceStandardDocumentId },
  { kind: 'CHARGING_STANDARD', category: declared.code, documentId: declared.chargingStandardDocumentId },
];

export async function fileStandards(
  owner: Owner,
  declared: DeclaredCategory,
  ctx: Acting & Settings,
  tables: Tables,
): Promise<Change[]> {
  const filed = await Promise.all(
    standardsOf(declared).map((each) => fileHandedIn(owner, each, ctx, tables)),
  );
  return filed.filter((each) => each !== undefined);
}

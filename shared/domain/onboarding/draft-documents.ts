import type { CaseDraft } from './onboarding-case.ts';

/** One place of a draft that names a material. */
export interface DocumentReference {
  /** Dotted path in the draft, e.g. `categories.0.chargingStandardDocumentId`. */
  readonly field: string;
  readonly documentId: string;
}

type DraftParts = {
  readonly [K in Exclude<keyof CaseDraft, 'registry' | 'team'>]?: CaseDraft[K] | null | undefined;
};

/** Every material that a draft, or a part of one, names, with the place that names it. */
export function documentReferences(draft: DraftParts): DocumentReference[] {
  const references: DocumentReference[] = [];
  const add = (field: string, documentId: string | null | undefined) => {
    if (documentId != null) references.push({ field, documentId });
  };
  add('premises.documentId', draft.premises?.documentId);
  add('capabilityDocumentId', draft.capabilityDocumentId);
  add('financialSystemDocumentId', draft.financialSystemDocumentId);
  add('financialStatementDocumentId', draft.financialStatementDocumentId);
  for (const [i, category] of (draft.categories ?? []).entries()) {
    add(`categories.${i}.serviceStandardDocumentId`, category.serviceStandardDocumentId);
    add(`categories.${i}.chargingStandardDocumentId`, category.chargingStandardDocumentId);
    for (const [j, qualification] of category.qualifications.entries()) {
      add(`categories.${i}.qualifications.${j}.documentId`, qualification.documentId);
    }
  }
  for (const [criterion, answer] of Object.entries(draft.answers ?? {})) {
    for (const [i, documentId] of (answer?.documentIds ?? []).entries()) {
      add(`answers.${criterion}.documentIds.${i}`, documentId);
    }
  }
  return references;
}

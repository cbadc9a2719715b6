import type { DocumentKind } from '../document/document-kind.ts';
import type { CaseDraft } from './onboarding-case.ts';

/** One place of a draft that names a material. */
export interface DocumentReference {
  /** Dotted path in the draft, e.g. `categories.0.chargingStandardDocumentId`. */
  readonly field: string;
  readonly documentId: string;
  /** What the material there must be; absent where anything may support an answer. */
  readonly kind?: DocumentKind;
}

type DraftParts = {
  readonly [K in Exclude<keyof CaseDraft, 'registry' | 'team'>]?: CaseDraft[K] | null | undefined;
};

/** Every material that a draft, or a part of one, names, with the place that names it. */
export function documentReferences(draft: DraftParts): DocumentReference[] {
  const references: DocumentReference[] = [];
  const add = (field: string, documentId: string | null | undefined, kind?: DocumentKind) => {
    if (documentId != null) references.push({ field, documentId, ...(kind && { kind }) });
  };
  add('premises.documentId', draft.premises?.documentId, 'PREMISES_PROOF');
  add('capabilityDocumentId', draft.capabilityDocumentId, 'CAPABILITY_STATEMENT');
  add('financialSystemDocumentId', draft.financialSystemDocumentId, 'FINANCIAL_SYSTEM_DOC');
  add('financialStatementDocumentId', draft.financialStatementDocumentId, 'FINANCIAL_STATEMENT');
  for (const [i, category] of (draft.categories ?? []).entries()) {
    add(`categories.${i}.serviceStandardDocumentId`, category.serviceStandardDocumentId, 'SERVICE_STANDARD');
    add(
      `categories.${i}.chargingStandardDocumentId`,
      category.chargingStandardDocumentId,
      'CHARGING_STANDARD',
    );
    for (const [j, qualification] of category.qualifications.entries()) {
      add(`categories.${i}.qualifications.${j}.documentId`, qualification.documentId, 'QUALIFICATION');
    }
  }
  for (const [criterion, answer] of Object.entries(draft.answers ?? {})) {
    for (const [i, documentId] of (answer?.documentIds ?? []).entries()) {
      add(`answers.${criterion}.documentIds.${i}`, documentId);
    }
  }
  return references;
}

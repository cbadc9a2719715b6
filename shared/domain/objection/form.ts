import type { PolicySet } from '../../policy/policy.ts';
import { type FieldError, refuse, type Refusal } from '../problem.ts';

/** What an objector hands in. What must be there depends on who objects; nothing is required by the type alone. */
export interface ObjectionForm {
  readonly objector:
    | {
        readonly kind: 'INDIVIDUAL';
        readonly signedName?: string | undefined;
        readonly phone?: string | undefined;
      }
    | {
        readonly kind: 'UNIT';
        readonly unitName?: string | undefined;
        readonly contactName?: string | undefined;
        readonly phone?: string | undefined;
        /** The scan of the sealed paper; a legal-person login stands in for the seal. */
        readonly sealDocumentId?: string | undefined;
      }
    | { readonly kind: 'ANONYMOUS'; readonly phone?: string | undefined };
  readonly facts: string;
  readonly evidence?: string | undefined;
  /** Where each claim can be checked: documents, places, dates, registers. */
  readonly leads: readonly string[];
  readonly documentIds: readonly string[];
}

const missing = (field: string, zh: string, en: string): FieldError => ({ field: `body.${field}`, zh, en });

/**
 * The official conditions (domain §2.2): an individual signs and gives a phone; a unit seals and gives contact and
 * phone; an anonymous objection needs evidence and checkable leads, where policy allows it at all. Refuses
 * OBJECTION_NOT_ACCEPTABLE and names each missing part.
 */
export function checkForm(
  form: ObjectionForm,
  ctx: { readonly policy: PolicySet; readonly legalPersonLogin: boolean },
): Refusal | undefined {
  const fields = missingParts(form, ctx);
  if (fields.length === 0) return undefined;
  return refuse('OBJECTION_NOT_ACCEPTABLE', { article: '5-3x', fields });
}

function missingParts(
  { objector, evidence, leads, documentIds }: ObjectionForm,
  { policy, legalPersonLogin }: { policy: PolicySet; legalPersonLogin: boolean },
): FieldError[] {
  const needs = (field: string, value: string | undefined, zh: string, en: string) =>
    value === undefined || value.trim() === '' ? [missing(field, zh, en)] : [];
  const phone = needs('objector.phone', objector.phone, '须留联系手机', 'a reachable phone is required');
  switch (objector.kind) {
    case 'INDIVIDUAL':
      return [
        ...needs('objector.signedName', objector.signedName, '个人异议须署名', 'an individual signs'),
        ...phone,
      ];
    case 'UNIT':
      return [
        ...needs(
          'objector.unitName',
          objector.unitName,
          '须写明单位名称',
          'the name of the unit is required',
        ),
        ...needs(
          'objector.contactName',
          objector.contactName,
          '须写明联系人',
          'a contact person is required',
        ),
        ...phone,
        ...(legalPersonLogin
          ? []
          : needs(
              'objector.sealDocumentId',
              objector.sealDocumentId,
              '单位异议须加盖公章',
              'a unit seals its objection',
            )),
      ];
    case 'ANONYMOUS':
      if (!policy.get('objection.allowAnonymousWithEvidence')) {
        return [missing('objector.kind', '不受理匿名异议', 'anonymous objections are not accepted')];
      }
      return [
        ...(documentIds.length > 0
          ? []
          : needs('evidence', evidence, '匿名异议须附明确证据', 'an anonymous objection needs evidence')),
        ...needs(
          'leads',
          leads.join(''),
          '匿名异议须提供可查线索',
          'an anonymous objection needs checkable leads',
        ),
      ];
  }
}

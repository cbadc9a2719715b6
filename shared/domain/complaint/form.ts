import type { ComplaintKind } from '../../../events/complaint-ref.ts';
import { type FieldError, refuse, type Refusal } from '../problem.ts';
import { articleOf } from './complaint.ts';

/** What a complainant hands in. What must be there depends on the kind; nothing is required by the type alone. */
export interface ComplaintForm {
  readonly kind: ComplaintKind;
  readonly target?: { readonly agencyId: string } | { readonly description: string } | undefined;
  readonly complainant:
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
      }
    | { readonly kind: 'ANONYMOUS'; readonly phone?: string | undefined };
  readonly facts?: string | undefined;
  readonly evidence?: string | undefined;
  /** Where each claim can be checked: documents, places, dates, registers. */
  readonly leads: readonly string[];
  readonly documentIds: readonly string[];
}

const missing = (field: string, zh: string, en: string): FieldError => ({ field: `body.${field}`, zh, en });

/**
 * The conditions of a complaint or report (domain §2.2): a named target, facts, and from whoever gives a name a
 * reachable phone. A suggestion needs its text only. Refuses VALIDATION_FAILED and names each missing part.
 */
export function checkComplaintForm(form: ComplaintForm): Refusal | undefined {
  const facts = form.facts === undefined ? [missing('facts', '须写明事实', 'say what happened')] : [];
  const fields =
    form.kind === 'SUGGESTION' ? facts : [...missingTarget(form), ...facts, ...missingContact(form)];
  return fields.length === 0 ? undefined : refuse('VALIDATION_FAILED', { article: articleOf(form), fields });
}

const missingTarget = ({ target }: ComplaintForm): FieldError[] =>
  target === undefined ? [missing('target', '须写明投诉举报的对象', 'name whom it is about')] : [];

function missingContact({ complainant }: ComplaintForm): FieldError[] {
  const needs = (name: string, value: string | undefined, zh: string, en: string) =>
    value === undefined ? [missing(`complainant.${name}`, zh, en)] : [];
  switch (complainant.kind) {
    case 'INDIVIDUAL':
      return [
        ...needs('signedName', complainant.signedName, '实名投诉举报须署名', 'give your name, or none'),
        ...needs('phone', complainant.phone, '须留联系手机', 'a reachable phone is required'),
      ];
    case 'UNIT':
      return [
        ...needs('unitName', complainant.unitName, '须写明单位名称', 'the name of the unit is required'),
        ...needs('contactName', complainant.contactName, '须写明联系人', 'a contact person is required'),
        ...needs('phone', complainant.phone, '须留联系手机', 'a reachable phone is required'),
      ];
    case 'ANONYMOUS':
      return [];
  }
}

/** Nobody can follow up an anonymous accusation that gives nothing to check: no leads, no paper (3-2f). */
export const lacksLeads = ({ kind, complainant, leads, documentIds }: ComplaintForm): boolean =>
  kind !== 'SUGGESTION' && complainant.kind === 'ANONYMOUS' && leads.length === 0 && documentIds.length === 0;

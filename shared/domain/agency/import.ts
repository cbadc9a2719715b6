import { AgencyImported } from '../../../events/agency-imported/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { type FieldError, refuse, type Refusal } from '../problem.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { AgencyBody } from './agency.ts';
import { agencyMachine } from './machine.ts';

/** One agency of the source list, as it was on the platform before this regulation. */
export interface ImportRow {
  readonly uscc: string;
  readonly name: string;
  readonly onboardedOn: LocalDate;
  readonly categories: readonly string[];
  /** Where the row stands in the source list. */
  readonly source: string;
}

/** What is wrong with a row; empty when it can be imported. Paths are relative to the row. */
export function importErrors(row: ImportRow, policy: PolicySet, today: LocalDate): FieldError[] {
  const known = new Set(policy.get('category.catalogue').map(({ code }) => code));
  const unknown = row.categories.flatMap((code, i) =>
    known.has(code) ? [] : [{ field: `categories.${i}`, zh: '服务类别不存在', en: 'no such category' }],
  );
  if (row.onboardedOn <= today) return unknown;
  return [...unknown, { field: 'onboardedOn', zh: '入驻日期不得晚于今天', en: 'a date in the future' }];
}

/**
 * – → ACTIVE with the original onboarding date (2-1): an existing agency is taken over as it is. Commit with
 * `takeLiveAgency`.
 */
export function decideImport(
  agencyId: string,
  row: ImportRow,
  batchId: string,
  ctx: Acting & { readonly policy: PolicySet },
): Decided<AgencyBody> | Refusal {
  const created = agencyMachine.transitions.find(({ action }) => action === 'import');
  if (!created?.actors.some((role) => ctx.roles.includes(role))) return refuse('FORBIDDEN_ROLE');
  const fields = importErrors(row, ctx.policy, toLocalDate(ctx.now));
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '2-1', fields });
  const { uscc, name, onboardedOn, categories, source } = row;
  const event = happened(
    AgencyImported,
    { agencyId, uscc, onboardedOn, categories: [...categories], batchId },
    { article: '2-1', to: created.to, record: { source } },
  );
  return {
    events: [event],
    body: {
      uscc,
      name,
      onboardedOn,
      categories: categories.map((code) => ({ code, grantedOn: onboardedOn })),
      origin: { kind: 'IMPORT', batchId, source },
      createdAt: ctx.now,
    },
  };
}

import { refuse, type Refusal } from '../problem.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { CreditRecordState } from './credit-record.ts';

/** Whether an organisation is under a sanction by this record today; a person's own does not bind the unit (14-2d, 14-2e). */
const binds = ({ status, body: { subject, fields } }: CreditRecordState, today: LocalDate): boolean =>
  status === 'ACTIVE' && subject.kind !== 'PERSON' && fields.sanctionEndsOn >= today;

/** Refuses a re-entry while a sanction in the science-credit information runs (12-3j). */
export function refuseSanctioned(
  records: readonly CreditRecordState[],
  today: LocalDate,
): Refusal | undefined {
  const binding = records.filter((record) => binds(record, today));
  if (binding.length === 0) return undefined;
  const until =
    binding
      .map(({ body }) => body.fields.sanctionEndsOn)
      .toSorted()
      .at(-1) ?? '';
  return refuse('INTEGRITY_SANCTION_ACTIVE', {
    article: '12-3j',
    detail: {
      zh: `科研诚信惩戒期至${until}（含），期满后方可重新申报`,
      en: `A research-integrity sanction runs until ${until}, that day included`,
    },
    extra: { until },
  });
}

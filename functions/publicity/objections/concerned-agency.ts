import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import { resultOfSubject } from '../../../shared/domain/evaluation/result/category-result.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { PublicityContent } from '../../../shared/domain/publicity/content.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { findLiveAgency } from '../../../shared/store/live-agency.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/**
 * The agency that an objection is about: it learns of it and comments on it, and no other one (5-3x, 9-5x). That of an
 * onboarding's notice; of an evaluation's the one that the objector names, of those that the notice lists.
 * @throws VALIDATION_FAILED for one that the notice does not list
 */
export async function concernedAgency(
  notice: PublicityBody,
  about: string | undefined,
  tables: Tables,
): Promise<string | undefined> {
  if (about === undefined || about === notice.uscc) return notice.uscc;
  if (notice.uscc === undefined && (await isListed(notice, about, tables))) return about;
  const fields = [
    { field: 'body.about', zh: '公示名单中没有该机构', en: 'not an agency that the notice lists' },
  ];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '5-3x', fields }));
}

async function isListed({ content, subject }: PublicityBody, uscc: string, tables: Tables): Promise<boolean> {
  const shown = PublicityContent().parse(JSON.parse(content));
  if (shown.kind !== 'EVALUATION_RESULT') return false;
  if (shown.entries.length > 0) return shown.entries.some((each) => each.uscc === uscc);
  // A list too long for its notice: the agency's own entry says whether it is in it.
  const of = resultOfSubject(subject.id);
  const agency = await findLiveAgency(tables, uscc);
  if (of === undefined || agency === undefined) return false;
  const own = await load(tables, entry, entryIdOf(of.cycleId, of.category, agency.id));
  return own?.body.result?.primary === true;
}

import type { SampleRecord } from '../../../shared/domain/evaluation/bundle/records.ts';
import { type SampleBody, SealedList } from '../../../shared/domain/evaluation/sample/sample.ts';
import { scoreOf } from '../../../shared/domain/evaluation/sample/survey.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { list, type Page, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

interface Reading {
  readonly tables: Tables;
  readonly sealed: Pick<SealedRecords, 'open'>;
}

/** One page of the draws of a cycle with those who were asked, by agency. */
export async function sampleRecords(
  cycleId: string,
  page: PageRequest,
  reading: Reading,
): Promise<Page<SampleRecord>> {
  const pk = `SAMPLE#${cycleId}#CLOSED`;
  const { items, ...rest } = await list(reading.tables, sample, 'list1', { pk }, page);
  const records = await Promise.all(items.map((each) => recordOf(each, reading)));
  return { items: records, ...rest };
}

/** More users than an agency's sample can ask, replacements included, are not read. */
const SURVEYS_READ = 100;

async function recordOf(
  { id, body }: Loaded<SampleBody>,
  { tables, sealed }: Reading,
): Promise<SampleRecord> {
  // Nobody could be asked; the hash of the whole draw counts the agency all the same.
  if (body.list === undefined)
    return {
      agencyId: body.agencyId,
      uscc: body.uscc,
      key: '0'.repeat(64),
      users: [],
      excluded: [],
      asked: [],
    };
  const [drawn, { items }] = await Promise.all([
    sealed.open(body.list.ref, SealedList()),
    list(tables, survey, 'list2', { pk: `SURVEY#SAMPLE#${id}` }, { limit: SURVEYS_READ }),
  ]);
  const surveys = items.toSorted((a, b) => a.body.place - b.body.place);
  const pseudonymOf = (place: number) => drawn.order[place]?.pseudonym ?? '';
  const asked = surveys.map(({ id: surveyId, body: { place, answer } }) => {
    const before = surveys.find((each) => each.body.replacedBy === surveyId);
    return {
      pseudonym: pseudonymOf(place),
      ...(before && { replaces: pseudonymOf(before.body.place) }),
      ...(answer && { score: scoreOf(answer) }),
    };
  });
  return {
    agencyId: body.agencyId,
    uscc: body.uscc,
    // The salt of a list is the key of its pseudonyms.
    key: drawn.salt,
    users: drawn.order.map(({ buyerId }) => buyerId).toSorted(),
    excluded: [...drawn.excluded].toSorted(),
    asked,
  };
}

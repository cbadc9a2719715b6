import type { SampleRecord } from '../../../shared/domain/evaluation/bundle/records.ts';
import { type SampleBody, SealedList } from '../../../shared/domain/evaluation/sample/sample.ts';
import { scoreOf, type SurveyBody } from '../../../shared/domain/evaluation/sample/survey.ts';
import type { SealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { sample, survey } from '../../../shared/store/aggregates/satisfaction.ts';
import { list, type Page, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { everyItem } from './every-item.ts';

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

const SURVEYS_READ = 100;

/** All who were asked of one agency, in the order of the draw. */
async function surveysOf(sampleId: string, tables: Tables): Promise<Loaded<SurveyBody>[]> {
  const key = { pk: `SURVEY#SAMPLE#${sampleId}` };
  const read = (cursor: string | undefined) =>
    list(tables, survey, 'list2', key, { limit: SURVEYS_READ, cursor });
  const surveys: Loaded<SurveyBody>[] = [];
  for await (const each of everyItem(read)) surveys.push(each);
  return surveys.toSorted((a, b) => a.body.place - b.body.place);
}

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
  const [drawn, surveys] = await Promise.all([
    sealed.open(body.list.ref, SealedList()),
    surveysOf(id, tables),
  ]);
  const pseudonymOf = (place: number) => drawn.order[place]?.pseudonym ?? '';
  const lastOfSlot = new Map<number, number>();
  const asked = surveys.map(({ body: { slot, place, answer } }) => {
    // Whoever had the slot before gave way, by not answering or by not being one to ask (9-3c).
    const before = lastOfSlot.get(slot);
    lastOfSlot.set(slot, place);
    return {
      pseudonym: pseudonymOf(place),
      ...(before !== undefined && { replaces: pseudonymOf(before) }),
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

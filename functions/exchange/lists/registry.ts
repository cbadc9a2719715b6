import { adjustmentLists } from './adjustment.ts';
import { catalogueLists } from './catalogue.ts';
import type { DeclaredName } from './declared.ts';
import { evaluationEntryLists } from './evaluation-entries.ts';
import { evaluationFollowUpLists } from './evaluation-follow-up.ts';
import { evaluationResultLists } from './evaluation-results.ts';
import { evaluationReviewLists } from './evaluation-review.ts';
import { evaluationSeasonLists } from './evaluation-season.ts';
import { fundLists } from './funds.ts';
import { guidanceLists } from './guidance.ts';
import type { ExportedList } from './list.ts';
import { officeLists } from './office.ts';
import { orderLists } from './orders.ts';
import { organisationLists } from './organisations.ts';
import { inspectionLists } from './inspections.ts';
import { supervisionLists } from './supervision.ts';

/** How every declared list is read, by the operation that gives it page by page. For the worker: all capabilities. */
const lists: Readonly<Record<DeclaredName, ExportedList>> = {
  ...organisationLists,
  ...adjustmentLists,
  ...fundLists,
  ...inspectionLists,
  ...catalogueLists,
  ...orderLists,
  ...supervisionLists,
  ...officeLists,
  ...guidanceLists,
  ...evaluationSeasonLists,
  ...evaluationEntryLists,
  ...evaluationReviewLists,
  ...evaluationResultLists,
  ...evaluationFollowUpLists,
};

export const readableNames: readonly string[] = Object.keys(lists);

const readable = (name: string): name is DeclaredName => Object.hasOwn(lists, name);

export const listNamed = (name: string): ExportedList | undefined =>
  readable(name) ? lists[name] : undefined;

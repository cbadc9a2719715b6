import { catalogueLists } from './catalogue.ts';
import { guidanceLists } from './guidance.ts';
import type { ExportedList } from './list.ts';
import { officeLists } from './office.ts';
import { orderLists } from './orders.ts';
import { organisationLists } from './organisations.ts';
import { supervisionLists } from './supervision.ts';

/** Every list that may be had as a file, by the operation that gives it page by page. */
const lists: Readonly<Record<string, ExportedList>> = {
  ...organisationLists,
  ...catalogueLists,
  ...orderLists,
  ...supervisionLists,
  ...officeLists,
  ...guidanceLists,
};

export const listNames: readonly string[] = Object.keys(lists);

export const listNamed = (name: string): ExportedList | undefined =>
  Object.hasOwn(lists, name) ? lists[name] : undefined;

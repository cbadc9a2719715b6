import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Handler, Route, RouteTable } from '../../../shared/runtime/route.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Turns } from './turns.ts';

/**
 * A list of the API as a file: its own route says who may see it and what narrows it, its own use case reads it, page by
 * page, as the one who asked would read it; the columns are what people get of each resource.
 */
export interface ExportedList {
  readonly route: Route;
  /** One page of the list, exactly as the operation answers it. */
  read(request: Request, deps: ReadingDeps): Promise<Reply>;
  /** Dotted path of a member of the resource → its heading. */
  readonly columns: Readonly<Record<string, string>>;
  /** Of a list that shows one state at a time where none is asked for. */
  readonly turns?: Turns;
}

export function exported<T extends RouteTable, K extends keyof T & string>(
  routes: T,
  operation: K,
  {
    read,
    columns,
    turns,
  }: {
    readonly read: Handler<T[K], ReadingDeps>;
    readonly columns: Readonly<Record<string, string>>;
    readonly turns?: Turns;
  },
): Readonly<Record<K, ExportedList>> {
  const list: ExportedList = {
    route: routes[operation] as Route,
    // Made by that very route's schemas (exports/page-request.ts); looked up by name, that tie is no longer visible.
    read: (request, deps) =>
      (read as unknown as Handler<Route, ReadingDeps>)(request, deps) as Promise<Reply>,
    columns,
    ...(turns && { turns }),
  };
  return { [operation]: list } as Record<K, ExportedList>;
}

/** The columns that most resources have. */
export const ORGANISATION = { uscc: '统一社会信用代码' } as const;
export const STANDING = { status: '状态' } as const;

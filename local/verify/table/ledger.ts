import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChainEnd } from '../../../shared/domain/history/chain.ts';
import type { SignedRoot } from '../../../shared/domain/history/daily-root.ts';
import type { Head } from '../../../shared/domain/history/head.ts';
import { partition } from '../../../shared/store/aggregate.ts';
import type { EventRecord } from '../../../shared/store/event-item.ts';
import { DAYS, dayOfPage } from '../../../shared/store/history/days.ts';
import { headsOf } from '../../../shared/store/history/heads.ts';
import type { Item } from './read-items.ts';

const SCHEMA = `
  CREATE TABLE event (chain TEXT, version INTEGER, record TEXT, relayed INTEGER, PRIMARY KEY (chain, version)) WITHOUT ROWID;
  CREATE TABLE state (chain TEXT PRIMARY KEY, version INTEGER, hash TEXT, status TEXT) WITHOUT ROWID;
  CREATE TABLE head (chain TEXT PRIMARY KEY, version INTEGER, hash TEXT, open INTEGER) WITHOUT ROWID;
  CREATE TABLE page (day TEXT, page INTEGER, heads TEXT, PRIMARY KEY (day, page)) WITHOUT ROWID;
  CREATE TABLE leaf (chain TEXT, version INTEGER, hash TEXT, day TEXT, PRIMARY KEY (chain, version, day)) WITHOUT ROWID;
  CREATE TABLE root (day TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
`;

/** All that a table says of one chain. */
export interface ChainFacts {
  readonly events: readonly EventRecord[];
  /** Versions that wait in the outbox, and so stand in no register yet. */
  readonly unrelayed: ReadonlySet<number>;
  readonly state?: ChainEnd & { readonly status: string };
  readonly head?: ChainEnd & { readonly open: boolean };
  /** Under the daily roots, oldest first. */
  readonly leaves: readonly (ChainEnd & { readonly day: string })[];
}

/**
 * What matters of a table's items, sorted on disk: they come in no order, and a province's do not fit into memory.
 */
export class Ledger {
  readonly #dir = mkdtempSync(join(tmpdir(), 'history-'));
  readonly #db = new DatabaseSync(join(this.#dir, 'ledger.db'));

  constructor() {
    this.#db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${SCHEMA} BEGIN`);
  }

  add(item: Item): void {
    const [pk, sk] = [String(item['pk']), String(item['sk'])];
    if (sk.startsWith('EVENT#')) {
      const version = Number(sk.slice('EVENT#'.length));
      const relayed = item['unrelayed'] === undefined ? 1 : 0;
      this.#insert('event', [pk, version, JSON.stringify(item['event']), relayed]);
    } else if (sk === 'STATE') {
      this.#insert('state', [pk, Number(item['version']), String(item['lastHash']), String(item['status'])]);
    } else if (pk.startsWith(headsOf(''))) {
      const open = item['list1pk'] === undefined ? 0 : 1;
      this.#insert('head', [sk, Number(item['version']), String(item['hash']), open]);
    } else if (pk === DAYS) {
      this.#insert('root', [sk, JSON.stringify(item['root'])]);
    } else {
      const day = dayOfPage({ pk, sk });
      if (day !== undefined) this.#addPage(day, Number(sk), item['heads'] as Head[]);
    }
  }

  #addPage(day: string, page: number, heads: readonly Head[]): void {
    this.#insert('page', [day, page, JSON.stringify(heads)]);
    for (const { kind, id, version, hash } of heads)
      this.#insert('leaf', [partition(kind, id), version, hash, day]);
  }

  #insert(table: string, values: readonly (string | number)[]): void {
    const places = values.map(() => '?').join(', ');
    this.#db.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${places})`).run(...values);
  }

  *#select<T>(sql: string, ...values: string[]): Generator<T> {
    for (const row of this.#db.prepare(sql).iterate(...values)) yield row as unknown as T;
  }

  /** Every aggregate that anything in the table speaks of. */
  chains(): Generator<{ readonly chain: string }> {
    const tables = ['event', 'state', 'head', 'leaf'].map((table) => `SELECT chain FROM ${table}`);
    return this.#select(`${tables.join(' UNION ')} ORDER BY chain`);
  }

  factsOf(chain: string): ChainFacts {
    const rows = [
      ...this.#select<{ version: number; record: string; relayed: number }>(
        'SELECT version, record, relayed FROM event WHERE chain = ? ORDER BY version',
        chain,
      ),
    ];
    const one = <T>(table: string) =>
      [...this.#select<T>(`SELECT * FROM ${table} WHERE chain = ?`, chain)].at(0);
    const state = one<ChainEnd & { status: string }>('state');
    const head = one<ChainEnd & { open: number }>('head');
    return {
      events: rows.map(({ record }): EventRecord => JSON.parse(record)),
      unrelayed: new Set(rows.filter(({ relayed }) => relayed === 0).map(({ version }) => version)),
      ...(state && { state }),
      ...(head && { head: { ...head, open: head.open === 1 } }),
      leaves: [
        ...this.#select<ChainEnd & { day: string }>(
          'SELECT version, hash, day FROM leaf WHERE chain = ? ORDER BY version, day',
          chain,
        ),
      ],
    };
  }

  roots(): SignedRoot[] {
    const rows = [...this.#select<{ record: string }>('SELECT record FROM root ORDER BY day')];
    return rows.map(({ record }): SignedRoot => JSON.parse(record));
  }

  *pagesOf(day: string): Generator<readonly Head[]> {
    for (const { heads } of this.#select<{ heads: string }>(
      'SELECT heads FROM page WHERE day = ? ORDER BY page',
      day,
    ))
      yield JSON.parse(heads);
  }

  close(): void {
    this.#db.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

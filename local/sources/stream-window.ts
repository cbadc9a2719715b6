import type { DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';
import { StreamReader, type StreamRecord } from './stream-reader.ts';

/** Records that stay in memory after they were read: a mapping further behind reads for itself. */
const KEPT = 2_000;
/** With as many in memory, nothing is read for one who asks. */
export const ENOUGH = 10;

/**
 * The latest records of a stream, read once for all mappings that follow it: each asks from its own place. One that is
 * behind the window gets a reader of its own until it has caught up.
 */
export class StreamWindow {
  readonly #api: DynamoDbApi;
  readonly #streamArn: string;
  readonly #reader: StreamReader;
  #records: StreamRecord[] = [];
  /** Place of each record in `#records`, plus all that were dropped before it. */
  readonly #places = new Map<string, number>();
  #dropped = 0;
  /** Where the window begins: after this record, or at the start of the stream. */
  #begin: { readonly after: string | undefined } | undefined;
  #filling: Promise<void> | undefined;

  constructor(api: DynamoDbApi, streamArn: string) {
    this.#api = api;
    this.#streamArn = streamArn;
    this.#reader = new StreamReader(api, streamArn);
  }

  get shardId(): string {
    return this.#reader.shardId;
  }

  /**
   * At most `limit` records after one, or from the start of the stream. Fewer than ENOUGH say that there were no more when
   * this was called: what another is reading already may have been asked for before the latest write.
   */
  async read(limit: number, after: string | undefined): Promise<readonly StreamRecord[]> {
    this.#begin ??= { after };
    const isAnswer = (records: readonly StreamRecord[]) => records.length >= Math.min(ENOUGH, limit);
    const known = this.#from(limit, after);
    if (known === undefined) return new StreamReader(this.#api, this.#streamArn).read(limit, after);
    if (isAnswer(known)) return known;
    if (this.#filling !== undefined) {
      await this.#filling;
      const since = this.#from(limit, after) ?? [];
      if (isAnswer(since)) return since;
    }
    await this.#fill(limit);
    return this.#from(limit, after) ?? [];
  }

  /** What is in the window after a record; undefined when its place is not in it. */
  #from(limit: number, after: string | undefined): readonly StreamRecord[] | undefined {
    const place = after === undefined ? undefined : this.#places.get(after);
    if (place !== undefined) {
      const start = place + 1 - this.#dropped;
      return this.#records.slice(start, start + limit);
    }
    return this.#dropped === 0 && this.#begin?.after === after ? this.#records.slice(0, limit) : undefined;
  }

  /** Reads on; those who come meanwhile wait for the same answer. */
  #fill(limit: number): Promise<void> {
    this.#filling ??= this.#readOn(limit).finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  async #readOn(limit: number): Promise<void> {
    try {
      const last = this.#records.at(-1)?.dynamodb.SequenceNumber;
      for (const record of await this.#reader.read(limit, last ?? this.#begin?.after)) {
        this.#places.set(record.dynamodb.SequenceNumber, this.#dropped + this.#records.length);
        this.#records.push(record);
      }
    } catch (error) {
      this.#reader.rewind();
      throw error;
    }
    if (this.#records.length > 2 * KEPT) this.#dropTo(KEPT);
  }

  #dropTo(kept: number): void {
    const gone = this.#records.splice(0, this.#records.length - kept);
    for (const { dynamodb } of gone) this.#places.delete(dynamodb.SequenceNumber);
    this.#dropped += gone.length;
  }
}

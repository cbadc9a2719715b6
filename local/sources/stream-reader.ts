import * as z from 'zod';
import type { DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';

const shardsSchema = z.looseObject({
  StreamDescription: z.looseObject({ Shards: z.array(z.looseObject({ ShardId: z.string() })) }),
});
const iteratorSchema = z.looseObject({ ShardIterator: z.string() });
const recordSchema = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string() }),
});
const recordsSchema = z.looseObject({
  Records: z.array(recordSchema),
  NextShardIterator: z.string().optional(),
});

export type StreamRecord = z.output<typeof recordSchema>;

/** Reads a table stream of one shard, as the engine keeps it, from where it is told. */
export class StreamReader {
  readonly #api: DynamoDbApi;
  readonly #streamArn: string;
  #shardId: string | undefined;
  #iterator: string | undefined;

  constructor(api: DynamoDbApi, streamArn: string) {
    this.#api = api;
    this.#streamArn = streamArn;
  }

  get shardId(): string {
    return this.#shardId ?? '';
  }

  /** The records after the last ones read; at first, after `checkpoint`, or from the start of the stream. */
  async read(limit: number, checkpoint: string | undefined): Promise<StreamRecord[]> {
    this.#iterator ??= await this.#startAfter(checkpoint);
    if (this.#iterator === undefined) return [];
    const { Records, NextShardIterator } = recordsSchema.parse(
      await this.#call('GetRecords', { ShardIterator: this.#iterator, Limit: limit }),
    );
    this.#iterator = NextShardIterator;
    return Records;
  }

  /** Makes the next read start from the checkpoint again. */
  rewind(): void {
    this.#iterator = undefined;
  }

  async #startAfter(checkpoint: string | undefined): Promise<string | undefined> {
    const { StreamDescription } = shardsSchema.parse(
      await this.#call('DescribeStream', { StreamArn: this.#streamArn }),
    );
    const [shard, ...others] = StreamDescription.Shards;
    if (others.length > 0)
      throw new Error(`${this.#streamArn}: a stream of several shards is not read locally`);
    if (shard === undefined) return undefined;
    this.#shardId = shard.ShardId;
    const position =
      checkpoint === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint };
    const input = { StreamArn: this.#streamArn, ShardId: shard.ShardId, ...position };
    return iteratorSchema.parse(await this.#call('GetShardIterator', input)).ShardIterator;
  }

  #call(operation: string, input: unknown): Promise<unknown> {
    return this.#api.call(`DynamoDBStreams_20120810.${operation}`, input);
  }
}

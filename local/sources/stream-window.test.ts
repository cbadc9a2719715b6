import { describe, expect, it } from 'vitest';
import type { DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';
import { StreamWindow } from './stream-window.ts';

/** A stream in memory that speaks what the reader asks of an engine, and counts the records that it hands out. */
function engine() {
  const written: string[] = [];
  const state = { handedOut: 0, beforeAnswer: undefined as (() => void) | undefined };
  const api: DynamoDbApi = {
    call: async (target, input) => {
      const asked = input as { ShardIterator?: string; SequenceNumber?: string; Limit?: number };
      if (target.endsWith('DescribeStream')) return { StreamDescription: { Shards: [{ ShardId: 'shard' }] } };
      if (target.endsWith('GetShardIterator'))
        return {
          ShardIterator: String(
            asked.SequenceNumber === undefined ? 0 : written.indexOf(asked.SequenceNumber) + 1,
          ),
        };
      const start = Number(asked.ShardIterator);
      const found = written.slice(start, start + (asked.Limit ?? 0));
      state.handedOut += found.length;
      await Promise.resolve();
      state.beforeAnswer?.();
      return {
        Records: found.map((SequenceNumber) => ({
          eventID: SequenceNumber,
          eventName: 'INSERT',
          dynamodb: { SequenceNumber },
        })),
        NextShardIterator: String(start + found.length),
      };
    },
    close: () => {},
  };
  const write = (...sequences: string[]) => void written.push(...sequences);
  return { api, state, write };
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => String(from + index).padStart(8, '0'));
const places = (records: readonly { dynamodb: { SequenceNumber: string } }[]) =>
  records.map(({ dynamodb }) => dynamodb.SequenceNumber);

describe('a window on a stream', () => {
  it('reads for several followers once, each from its own place', async () => {
    const { api, state, write } = engine();
    write(...numbers(0, 30));
    const window = new StreamWindow(api, 'stream');
    expect(places(await window.read(100, undefined))).toEqual(numbers(0, 30));
    expect(places(await window.read(12, undefined))).toEqual(numbers(0, 12));
    expect(places(await window.read(100, '00000011'))).toEqual(numbers(12, 30));
    expect(state.handedOut).toBe(30);
  });

  it('misses nothing that was written while another was reading', async () => {
    const { api, state, write } = engine();
    write('a');
    const window = new StreamWindow(api, 'stream');
    let late: Promise<readonly { dynamodb: { SequenceNumber: string } }[]> | undefined;
    state.beforeAnswer = () => {
      state.beforeAnswer = undefined;
      write('b');
      late = window.read(100, undefined);
    };
    expect(places(await window.read(100, undefined))).toEqual(['a']);
    expect(places((await late) ?? [])).toEqual(['a', 'b']);
  });

  it('lets one that is far behind read for itself until it has caught up', async () => {
    const { api, write } = engine();
    const all = numbers(0, 9_000);
    write(...all);
    const window = new StreamWindow(api, 'stream');
    const follow = async (): Promise<string[]> => {
      const seen: string[] = [];
      for (;;) {
        const records = places(await window.read(1_000, seen.at(-1)));
        if (records.length === 0) return seen;
        seen.push(...records);
      }
    };
    expect(await follow()).toEqual(all);
    expect(await follow()).toEqual(all);
    expect(places(await window.read(1_000, all.at(-1)))).toEqual([]);
  });

  it('goes on where it stood after an engine that did not answer', async () => {
    const { api, state, write } = engine();
    write('a');
    const window = new StreamWindow(api, 'stream');
    await window.read(100, undefined);
    write('b');
    state.beforeAnswer = () => {
      state.beforeAnswer = undefined;
      throw new Error('no answer');
    };
    await expect(window.read(100, 'a')).rejects.toThrow('no answer');
    expect(places(await window.read(100, 'a'))).toEqual(['b']);
  });
});

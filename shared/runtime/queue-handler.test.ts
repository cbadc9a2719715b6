import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Log } from './log.ts';
import { busEvent, queueHandler, reactionContext } from './queue-handler.ts';

const recordOf = (messageId: string, body: unknown) =>
  ({ messageId, body: typeof body === 'string' ? body : JSON.stringify(body) }) as SQSRecord;

function keptErrors() {
  const kept: { code: string; messageId: string | undefined }[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (code, fields) => {
      kept.push({ code, messageId: fields?.messageId });
    },
  };
  return { log, kept };
}

const envelope = {
  id: 'CASE-1-3',
  type: 'OnboardingSubmitted',
  version: 1,
  at: '2026-03-02T01:00:00.000Z',
  aggregate: { kind: 'CASE', id: '1', version: 3 },
  role: 'AGENCY_ADMIN',
  article: '5-1e',
  policyVersion: 'default',
  cause: 'request submitCase',
  data: { caseId: '1' },
};

describe('a queue function', () => {
  it('handles every message, and reports those alone that failed, unreadable ones too', async () => {
    const handled: string[] = [];
    const { log, kept } = keptErrors();
    const handler = queueHandler(
      log,
      ({ body }): string => JSON.parse(body),
      async (message) => {
        if (message === 'bad') throw new Error('no');
        handled.push(message);
      },
    );
    const Records = [recordOf('1', '"a"'), recordOf('2', '"bad"'), recordOf('3', '{'), recordOf('4', '"b"')];
    expect(await handler({ Records } as SQSEvent)).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '3' }],
    });
    expect(handled).toEqual(['a', 'b']);
    expect(kept).toEqual([
      { code: 'MESSAGE_FAILED', messageId: '2' },
      { code: 'MESSAGE_FAILED', messageId: '3' },
    ]);
  });

  it('reads the event that a rule of the bus put on the queue, and no other shape', () => {
    const ofBus = { version: '0', source: 'voucher.platform', detail: envelope };
    expect(busEvent(recordOf('1', ofBus))).toEqual(envelope);
    expect(() => busEvent(recordOf('1', { ...ofBus, detail: { ...envelope, name: '张三' } }))).toThrow(
      'Unrecognized key',
    );
  });

  it('acts as the platform, because of the event', () => {
    expect(reactionContext(envelope, '2026-03-02T01:00:05.000Z', 'default')).toEqual({
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now: '2026-03-02T01:00:05.000Z',
      policyVersion: 'default',
      requestId: 'CASE-1-3',
      cause: 'event CASE-1-3',
    });
  });
});

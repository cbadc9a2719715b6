import { Duration } from 'aws-cdk-lib';
import { type QueueSpec, types } from './queue-spec.ts';

/** Lists that come in as workbooks and go out as files (row 2-1). */
export const exchangeQueues: readonly QueueSpec[] = [
  {
    name: 'exchange',
    route: types('ImportRequested', 'ImportConfirmed', 'ExportRequested'),
    variable: 'EXCHANGE_QUEUE_URL',
    consumer: {
      name: 'exchange-worker',
      entry: 'functions/exchange/worker.ts',
      needs: {
        platform: 'commit',
        indexes: ['list1', 'list2', 'list3'],
        materials: ['read'],
        exports: 'make',
        sendsTo: ['exchange'],
      },
    },
    timeout: Duration.seconds(60),
    batchSize: 1,
    maxConcurrency: 3,
    // A workbook of ten thousand rows lies in memory while its rows are read or written.
    memoryMiB: 1024,
    onAlarm:
      'Workbooks are not checked or not taken over, and lists are not given out as files: what was done stands, the rest waits. See the runbook for dead letters.',
  },
];

import type { ResolvedApp } from '../assembly/resolved-app.ts';

/** An application of nothing but the given parts, for unit tests of single services. */
export function fakeApp(parts: Partial<ResolvedApp> = {}): ResolvedApp {
  return {
    region: 'ap-southeast-1',
    account: '000000000000',
    partition: 'aws',
    internalUrl: 'http://127.0.0.1:0',
    functions: [],
    httpApis: [],
    eventSources: [],
    queues: [],
    buses: [],
    rules: [],
    scheduleGroups: [],
    schedules: [],
    tables: [],
    buckets: [],
    keys: [],
    topics: [],
    logGroups: [],
    logSubscriptions: [],
    outputs: {},
    ...parts,
  };
}

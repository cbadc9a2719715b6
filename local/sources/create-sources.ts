import type { ResolvedApp, ResolvedEventSource } from '../assembly/resolved-app.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { DynamoDbApi } from '../services/dynamodb/dynamodb-api.ts';
import type { Links } from '../services/links.ts';
import type { Source } from './source.ts';
import { createSqsSource } from './sqs-source.ts';
import { createStreamSource } from './stream-source.ts';

export interface SourcesOptions {
  readonly app: ResolvedApp;
  readonly clock: VirtualClock;
  readonly links: Links;
  readonly api: DynamoDbApi;
  /** ARN at the engine of each table's stream, by table name. */
  readonly engineStreams: ReadonlyMap<string, string>;
}

export interface Sources {
  /**
   * While `work` goes on, as while the clock travels, queues and streams are read only when somebody waits for
   * quiescence: what many commands leave is then handed over in full batches. `work` must not wait in another way for
   * what comes of it.
   */
  inTurns<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Connects every event-source mapping to the clock, and reads what is waiting. */
export function createSources(options: SourcesOptions): Sources {
  const { app, clock, links } = options;
  const state = { inTurns: false };
  const isInTurns = (): boolean => state.inTurns || clock.isTravelling;
  const sources = app.eventSources.map((mapping): Source =>
    mapping.kind === 'sqs'
      ? createSqsSource(mapping, app, clock, links)
      : createStreamSource({
          mapping,
          app,
          kernel: clock,
          links,
          api: options.api,
          engineStreamArn: engineStream(mapping, options),
          isInTurns,
        }),
  );
  for (const source of sources) {
    clock.onWake(source.wakesOn, () => isInTurns() || source.wake());
    // What a batch of a stream has put on queues is work for the other processor while the stream is read on.
    if (source.wakesOn === 'sqs') clock.onWake('handed-over', () => isInTurns() && source.wake());
    clock.inFlight.addSettler(() => source.settle());
    source.wake();
  }
  return {
    async inTurns(work) {
      state.inTurns = true;
      try {
        return await work();
      } finally {
        state.inTurns = false;
        for (const source of sources) source.wake();
      }
    },
    close: () => {
      for (const source of sources) source.close();
    },
  };
}

function engineStream(mapping: ResolvedEventSource, { app, engineStreams }: SourcesOptions): string {
  const table = app.tables.find(({ streamArn }) => streamArn === mapping.sourceArn);
  const arn = table === undefined ? undefined : engineStreams.get(table.name);
  if (arn === undefined) throw new Error(`no table has the stream ${mapping.sourceArn}`);
  return arn;
}

import type { IncomingMessage, ServerResponse } from 'node:http';

/** One emulated AWS service on the internal server; `prefix` is its path there, for example `/sqs`. */
export interface Service {
  readonly prefix: string;
  handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void>;
  /** Arms its timers again and delivers what was accepted but not delivered before a restart. */
  resume?(): void;
}

import type { ResolvedApp } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import type { Links } from '../links.ts';

/** A payload on its way from one service to a queue, a topic or a function. */
interface Outgoing {
  /** The service that hands it over, for the log. */
  readonly via: string;
  /** What it is delivered for: a rule, a schedule, a log group. */
  readonly label: string;
  readonly targetArn: string;
  readonly payload: string;
  readonly deadLetterArn?: string | undefined;
}

export interface TargetDelivery {
  /** Accepts for delivery at `dueMs` (virtual; now without one). What is accepted survives a restart. */
  deliver(outgoing: Outgoing, dueMs?: number): void;
  /** Takes up what was accepted and not delivered before a restart. */
  resume(): void;
}

/** The service segment of an ARN that something can be delivered to; throws for any other, at load. */
export function targetKind(arn: string): 'sqs' | 'sns' | 'lambda' {
  const kind = arn.split(':')[2];
  if (kind === 'sqs' || kind === 'sns' || kind === 'lambda') return kind;
  throw new Error(`Delivery to ${arn} is not supported locally; queues, topics and functions are.`);
}

/** Lambda waits one minute before the first retry of an asynchronous invocation and two before the second. */
const RETRY_DELAYS_MS = [60_000, 120_000];

type Row = {
  readonly seq: number;
  readonly outgoing: string;
  readonly attempts: number;
  readonly due_ms: number;
};

/**
 * Hands payloads to targets at least once. A function is invoked as AWS does asynchronously: its errors are
 * retried as often as its configuration says and then go to its failure destination, or else to the
 * dead-letter queue of the rule or schedule.
 */
export function createTargetDelivery(
  kernel: Kernel,
  app: ResolvedApp,
  links: Pick<Links, 'sqs' | 'sns' | 'lambda' | 'log'>,
): TargetDelivery {
  const { db } = kernel;
  db.exec(`CREATE TABLE IF NOT EXISTS deliveries (seq INTEGER PRIMARY KEY, outgoing TEXT NOT NULL,
    attempts INTEGER NOT NULL, due_ms INTEGER NOT NULL)`);
  const insert = db.prepare(
    'INSERT INTO deliveries(outgoing, attempts, due_ms) VALUES (?, 0, ?) RETURNING *',
  );
  const remove = db.prepare('DELETE FROM deliveries WHERE seq = ?');
  const postpone = db.prepare('UPDATE deliveries SET attempts = ?, due_ms = ? WHERE seq = ? RETURNING *');
  const all = db.prepare('SELECT * FROM deliveries ORDER BY due_ms, seq');

  const hand = async ({ targetArn, payload }: Outgoing): Promise<void> => {
    const kind = targetKind(targetArn);
    if (kind === 'sqs') links.sqs.send(targetArn, payload);
    else if (kind === 'sns') links.sns.publish(targetArn, payload);
    else await links.lambda.invoke(targetArn, JSON.parse(payload));
  };

  const attempt = async (row: Row): Promise<void> => {
    const outgoing = JSON.parse(row.outgoing) as Outgoing;
    try {
      await hand(outgoing);
      remove.run(row.seq);
    } catch (error) {
      failed(row, outgoing, error);
    }
  };

  const failed = (row: Row, outgoing: Outgoing, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    const fn = app.functions.find((f) => f.arn === outgoing.targetArn);
    const retries = Math.min(fn?.asyncMaxRetries ?? 0, RETRY_DELAYS_MS.length);
    links.log(outgoing.via, `${outgoing.label}: delivery to ${outgoing.targetArn} failed: ${reason}`);
    if (row.attempts < retries) {
      const dueMs = kernel.now() + (RETRY_DELAYS_MS[row.attempts] ?? 0);
      return start(postpone.get(row.attempts + 1, dueMs, row.seq) as unknown as Row);
    }
    const graveyard = fn?.asyncFailureArn ?? outgoing.deadLetterArn;
    if (graveyard === undefined) {
      links.log(outgoing.via, `${outgoing.label}: given up, no dead-letter queue takes ${outgoing.payload}`);
    } else {
      links.sqs.send(graveyard, outgoing.payload, {
        TARGET_ARN: { DataType: 'String', StringValue: outgoing.targetArn },
        RULE_ARN: { DataType: 'String', StringValue: outgoing.label },
        ERROR_MESSAGE: { DataType: 'String', StringValue: reason.slice(0, 1024) || 'unknown' },
      });
    }
    remove.run(row.seq);
  };

  const start = (row: Row): void => {
    const name = `deliver ${row.seq}`;
    if (row.due_ms <= kernel.now()) void kernel.track(name, attempt(row));
    else kernel.at(row.due_ms, name, () => attempt(row));
  };

  return {
    deliver(outgoing, dueMs = kernel.now()) {
      if (dueMs <= kernel.now() && targetKind(outgoing.targetArn) === 'sqs') {
        links.sqs.send(outgoing.targetArn, outgoing.payload);
        return;
      }
      start(insert.get(JSON.stringify(outgoing), dueMs) as unknown as Row);
    },
    resume() {
      for (const row of all.all() as unknown as Row[]) start(row);
    },
  };
}

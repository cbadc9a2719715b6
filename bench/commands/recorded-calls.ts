import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface RecordedCall {
  readonly service: 'dynamodb' | 'kms';
  readonly command: new (input: never) => unknown;
  readonly input: unknown;
  /** Calls that were under way together have the same wave. */
  readonly wave: number;
}

/** What the two clients have in common; their own types differ in every command. */
type Send = (this: unknown, command: never) => Promise<unknown>;
type Client = { send: Send };

/** Lets `work` run and keeps every call of DynamoDB and KMS that it makes, in the order and overlap in which it makes them. */
export async function recordCalls(work: () => Promise<unknown>): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  let underWay = 0;
  let wave = 0;
  const recorded = (service: RecordedCall['service'], client: Client) => {
    const own = Object.getOwnPropertyDescriptor(client, 'send');
    const { send } = client;
    client.send = async function recording(command) {
      if (underWay === 0) wave += 1;
      underWay += 1;
      const { constructor, input } = command as { constructor: RecordedCall['command']; input: unknown };
      // The client may add to the input while it sends it: what is kept is how it was given.
      calls.push({ service, command: constructor, input: structuredClone(input), wave });
      try {
        return await send.call(this, command);
      } finally {
        underWay -= 1;
      }
    };
    return () => {
      if (own === undefined) Reflect.deleteProperty(client, 'send');
      else Object.defineProperty(client, 'send', own);
    };
  };
  const restore = [
    recorded('dynamodb', DynamoDBDocumentClient.prototype as unknown as Client),
    recorded('kms', KMSClient.prototype as unknown as Client),
  ];
  try {
    await work();
  } finally {
    for (const each of restore) each();
  }
  return calls;
}

/**
 * What a function made up by itself, so that a replay may not use it again: ids of new aggregates, the digests of its
 * idempotency record and of the source of its caller, names of the guards that it takes, receipt numbers.
 */
export function madeUpIn(calls: readonly RecordedCall[]): string[] {
  const text = JSON.stringify(calls.map(({ input }) => input));
  const made = [
    /(?:IDEMPOTENCY|RATE#[\w-]+)#([0-9a-f]{64})/g,
    /"Item":\{"pk":"GUARD#([^"]+)"/g,
    /"(?:NOTICE|LETTER|DELIVERY)#([0-9a-f]{32})"/g,
    /\b(01[0-9A-HJKMNP-TV-Z]{24})\b/g,
    /\b([A-Z]{2}\d{8}-[0-9A-Z]{10})\b/g,
  ].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return [...new Set(made)];
}

const kms = new KMSClient({});

/**
 * The same calls made bare by the SDK for another subject: every id of the recorded one gives way to its own. What is
 * left out is everything that is ours.
 */
export async function replayCalls(
  client: DynamoDBDocumentClient,
  calls: readonly RecordedCall[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const clients = { dynamodb: client as unknown as Client, kms: kms as unknown as Client };
  for (const wave of new Set(calls.map((call) => call.wave))) {
    const together = calls.filter((call) => call.wave === wave);
    await Promise.all(
      together.map(({ service, command: Command, input }) =>
        clients[service].send(new Command(substitute(input, ids) as never) as never),
      ),
    );
  }
}

function substitute(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    let text = value;
    for (const [from, to] of ids) text = text.replaceAll(from, to);
    return text;
  }
  if (Array.isArray(value)) return value.map((each) => substitute(each, ids));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, substitute(each, ids)]));
}

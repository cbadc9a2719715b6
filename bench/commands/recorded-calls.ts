import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface RecordedCall {
  readonly command: new (input: never) => unknown;
  readonly input: unknown;
  /** Calls that were under way together have the same wave. */
  readonly wave: number;
}

/** Lets `work` run and keeps every DynamoDB call that it makes, in the order and overlap in which it makes them. */
export async function recordCalls(work: () => Promise<unknown>): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const { send } = DynamoDBDocumentClient.prototype;
  let underWay = 0;
  let wave = 0;
  DynamoDBDocumentClient.prototype.send = async function recording(
    this: DynamoDBDocumentClient,
    command: never,
  ) {
    if (underWay === 0) wave += 1;
    underWay += 1;
    const { constructor, input } = command as { constructor: RecordedCall['command']; input: unknown };
    // The client may add to the input while it sends it: what is kept is how it was given.
    calls.push({ command: constructor, input: structuredClone(input), wave });
    try {
      return await (send as (command: never) => Promise<unknown>).call(this, command);
    } finally {
      underWay -= 1;
    }
  } as typeof send;
  try {
    await work();
  } finally {
    DynamoDBDocumentClient.prototype.send = send;
  }
  return calls;
}

/**
 * The same calls made bare by the SDK for another subject: every id of the recorded one gives way to its own. What is
 * left out is everything that is ours.
 */
export async function replayCalls(
  client: DynamoDBDocumentClient,
  calls: readonly RecordedCall[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const wave of new Set(calls.map((call) => call.wave))) {
    const together = calls.filter((call) => call.wave === wave);
    await Promise.all(
      together.map(({ command: Command, input }) =>
        client.send(new Command(substitute(input, ids) as never) as never),
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

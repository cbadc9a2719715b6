import type { FaultInput } from '../../local/faults/fault.ts';
import {
  type Answer,
  type CallInput,
  ContractBreach,
  type PlatformClient,
} from '../support/platform-client.ts';
import type { World } from './world.ts';

/** One command that somebody gave, with every attempt under its one Idempotency-Key. */
export interface CommandRecord {
  readonly step: number;
  readonly operation: string;
  /** Takes an Idempotency-Key; a change by PATCH or PUT takes none and may happen again when it is repeated. */
  readonly keyed: boolean;
  readonly attempts: { readonly requestId: string | undefined; readonly status: number }[];
}

export interface Command {
  /** For the history: `agency 3`, `officer-li`. */
  readonly who: string;
  readonly client: PlatformClient;
  readonly operation: string;
  readonly input?: CallInput;
  /** Of the function that answers, while the first attempt runs. */
  readonly fault?: ApiFault;
  /** Left out of the history when all is as it should be. */
  readonly quiet?: boolean;
  /** The whole stack dies under it. */
  readonly dying?: boolean;
  /** Repeats the command under the same key afterwards: the answer must be the first one. */
  readonly repeat?: boolean;
}

export type ApiFault = Omit<Extract<FaultInput, { kind: 'call' }>, 'kind' | 'function'>;

let keys = 0;

/**
 * Gives a command and holds its answer to what every command owes: no 5xx unless a fault was put into this very
 * request; then, and when it is repeated, the same key gets a normal answer. Its effects are counted at the end
 * (./invariants/commands.ts). Undefined when the stack went away under it and the retry found no answer either.
 */
export async function give(world: World, command: Command): Promise<Answer> {
  const { client, operation, fault } = command;
  const key = `sim-${world.seed}-${world.step}-${(keys += 1)}`;
  const keyed = client.description.operation(operation).needsKey;
  const record: CommandRecord = { step: world.step, operation, keyed, attempts: [] };
  world.commands.push(record);
  const { faults } = world.stack;
  const service = apiOf(world, client, operation);
  const faultId = fault && faults.add({ kind: 'call', function: service, ...fault });
  const first = await attempt(world, command, client, key, record);
  const struck = faultId !== undefined && faults.list().some(({ id, struck: n }) => id === faultId && n > 0);
  if (faultId !== undefined) faults.clear(faultId);
  const how =
    fault === undefined
      ? ''
      : ` with ${fault.action} at call ${fault.nth ?? 'any'}${struck ? ', struck' : ''}`;
  if (command.quiet !== true || struck || (first?.status ?? 500) >= 300)
    world.note(`${command.who} ${operation}${how} → ${said(first)}`);
  if (first !== undefined && first.status < 500) {
    if (keyed && command.repeat === true) await repeated(world, command, key, record, first);
    return first;
  }
  if (!struck && command.dying !== true && first !== undefined)
    world.violate(
      `${operation} answered ${first.status}, and no fault was in the request: ${JSON.stringify(first.body)}`,
    );
  await world.up;
  const again = await attempt(world, command, client, key, record);
  world.note(`  again under the same key → ${said(again)}`);
  if (again === undefined) throw new Error(`${operation} has no answer`);
  if (again.status >= 500) world.violate(`${operation} answered ${again.status} when repeated under its key`);
  return again;
}

async function repeated(
  world: World,
  command: Command,
  key: string,
  record: CommandRecord,
  first: Answer,
): Promise<void> {
  const again = await attempt(world, command, command.client, key, record);
  const same = again?.status === first.status && JSON.stringify(again.body) === JSON.stringify(first.body);
  // A refusal is decided anew each time: only what was done is remembered.
  if (first.status < 300 && !same)
    world.violate(`${command.operation} repeated under its key answered ${said(again)} after ${said(first)}`);
}

/** One HTTP request; undefined when the connection broke. */
async function attempt(
  world: World,
  { operation, input = {} }: Command,
  client: PlatformClient,
  key: string,
  record: CommandRecord,
): Promise<Answer | undefined> {
  try {
    const headers = { ...input.headers, 'idempotency-key': key };
    const answer = await client.call(operation, { ...input, headers });
    record.attempts.push({ requestId: requestIdOf(answer), status: answer.status });
    return answer;
  } catch (error) {
    if (error instanceof ContractBreach) {
      // For a function that died the gateway itself answers, which no document describes.
      const { answer } = error;
      if (answer.status < 500) world.violate(error.message);
      record.attempts.push({ requestId: requestIdOf(answer), status: answer.status });
      return answer as Answer;
    }
    record.attempts.push({ requestId: undefined, status: 0 });
    return undefined;
  }
}

const requestIdOf = ({ headers }: Pick<Answer, 'headers'>) => headers.get('apigw-requestid') ?? undefined;

const said = (answer: Answer | undefined) =>
  answer === undefined
    ? 'no answer'
    : `${answer.status}${answer.status >= 400 ? ` ${answer.body?.code ?? ''}` : ''}`;

/** The function that answers an operation. */
function apiOf({ stack }: World, client: PlatformClient, operation: string): string {
  const { method, path } = client.description.operation(operation);
  const routeKey = `${method.toUpperCase()} ${path}`;
  const arn = stack.app.httpApis
    .flatMap(({ routes }) => routes)
    .find((route) => route.routeKey === routeKey)?.functionArn;
  const found = stack.app.functions.find((fn) => fn.arn === arn);
  if (found === undefined) throw new Error(`no function answers ${routeKey}`);
  return found.service;
}

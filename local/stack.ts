import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parameterValues } from './assembly/parameters.ts';
import { resolveApp } from './assembly/resolve-app.ts';
import { createResourceEndpoint } from './assembly/resource-endpoint.ts';
import type { ResolvedApp } from './assembly/resolved-app.ts';
import { synthesise } from './assembly/synthesise.ts';
import { readAssembly } from './assembly/template.ts';
import { createClockEndpoints } from './clock/clock-endpoints.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { Ending } from './ending.ts';
import { createFaultEndpoints } from './faults/fault-endpoints.ts';
import { FaultRegistry } from './faults/fault-registry.ts';
import { createHttpGateway, type RequestHandler } from './gateway/http-gateway.ts';
import { createInternalServer } from './gateway/internal-server.ts';
import { closeServer, listen } from './gateway/listen.ts';
import { createPublicServer, type PublicParts } from './gateway/public-server.ts';
import { writeMessage } from './gateway/response.ts';
import { createIdentity } from './identity/identity.ts';
import type { TokenRequest } from './identity/token-shortcut.ts';
import { LambdaHost } from './lambda/lambda-host.ts';
import { createPages } from './pages/pages.ts';
import { composeServices, type LocalServices } from './services/compose.ts';
import { createDynamoDbApi } from './services/dynamodb/dynamodb-api.ts';
import { createExportEndpoint } from './services/dynamodb/export-endpoint.ts';
import { type DynamoDbProcess, startDynamoDb } from './services/dynamodb/dynoxide.ts';
import { ensureTables } from './services/dynamodb/tables.ts';
import { RememberedPort } from './remembered-port.ts';
import { BOOTSTRAP_ADMIN, seedOfficers } from './seed.ts';
import { createSources } from './sources/create-sources.ts';
import type { StackOptions } from './stack-options.ts';
import type { SmsRecord } from './stand-ins/carrier.ts';
import { createVoucherMarket } from './stand-ins/voucher-market.ts';
import { createVoucherPlatform, VOUCHER_PLATFORM_PATH } from './stand-ins/voucher-platform.ts';
import { createTreasury, TREASURY_PATH } from './stand-ins/treasury.ts';
import { createVerificationGateway, GATEWAY_PATH } from './stand-ins/verification-gateway.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Within the regulation's validity. */
const DEFAULT_START = '2026-03-02T09:00:00+08:00';
/** What is still running after this long is cut off. */
const STOP_WITHIN_MS = 5_000;
const DEFAULT_AUDIENCE = 'voucher-agencies';
const BULLETIN_PATH = '/publicities';
const PLACE = { region: 'ap-southeast-1', account: '000000000000', partition: 'aws' };

export interface LocalStack {
  /** `http://127.0.0.1:8787`: the HTTP API and the local pages. */
  readonly baseUrl: string;
  /** Speaks the AWS protocols. */
  readonly internalUrl: string;
  readonly dynamodbUrl: string;
  readonly app: ResolvedApp;
  /** What the functions know by environment variable: `PLATFORM_TABLE`, `DEADLINE_QUEUE_URL`, … */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: {
    /** Virtual time, UTC. */
    now(): string;
    advance(iso8601Duration: string): Promise<void>;
    to(instant: string): Promise<void>;
  };
  readonly faults: FaultRegistry;
  readonly services: LocalServices;
  /** Resolves when nothing is in flight and nothing is left to read. */
  quiesce(): Promise<void>;
  /** Has queues and streams read only by {@link quiesce} and the clock while `work` goes on, in full batches. */
  inTurns<T>(work: () => Promise<T>): Promise<T>;
  /** Newest first. */
  sms(phone?: string): SmsRecord[];
  token(request: string | TokenRequest): Promise<string>;
  /** Calls a function by service name (`timers-sweep`). */
  invoke(service: string, event: unknown): Promise<unknown>;
  /** Latest output of a function by service name. */
  logs(service: string): readonly string[];
  /** Comes to rest, then ends. */
  stop(): Promise<void>;
  /** Ends at once, as `kill -9` does; the data directory is left as it is. */
  kill(): Promise<void>;
}

/** Runs the synthesised application on this machine. Several stacks may run side by side, each on its own directory. */
export async function startStack(options: StackOptions = {}): Promise<LocalStack> {
  const ending = new Ending();
  try {
    return await start(options, ending);
  } catch (error) {
    await ending.run();
    throw error;
  }
}

async function start(options: StackOptions, ending: Ending): Promise<LocalStack> {
  const log = options.log ?? (() => undefined);
  const data = openDataDirectory(options.dir);
  ending.add(() => data.release());
  let services: LocalServices | undefined;
  let parts: PublicParts | undefined;
  const internal = createInternalServer(() => services?.services ?? []);
  const front = createPublicServer(() => parts);
  ending.add(() => Promise.all([closeServer(internal), closeServer(front)]));
  const internalPort = await listen(internal, 0);
  const served = new RememberedPort(data.db);
  const publicPort = await listen(front, served.choose(options.port));
  served.remember(publicPort);
  const synthesised =
    options.assembly ?? synthesise(ROOT, options.stage ?? 'local', () => log('synthesis', 'started'));
  const [engineStart, synthesis] = await Promise.allSettled([startEngine(data, ending), synthesised]);
  if (engineStart.status === 'rejected') throw engineStart.reason;
  if (synthesis.status === 'rejected') throw synthesis.reason;
  const engine = engineStart.value;
  const baseUrl = `http://127.0.0.1:${publicPort}`;
  const internalUrl = `http://127.0.0.1:${internalPort}`;
  const issuer = `${baseUrl}/oidc`;
  const stacks = readAssembly(synthesis.value);
  const known = {
    OidcIssuer: issuer,
    VerificationGatewayUrl: `${baseUrl}${GATEWAY_PATH}`,
    TreasuryUrl: `${baseUrl}${TREASURY_PATH}`,
    VoucherPlatformUrl: `${baseUrl}${VOUCHER_PLATFORM_PATH}`,
    PublicBaseUrl: baseUrl,
    BootstrapAdmins: BOOTSTRAP_ADMIN,
  };
  const place = { ...PLACE, internalUrl, publicUrl: baseUrl };
  const app = resolveApp(stacks, place, parameterValues(stacks, known, options.parameters ?? {}));
  const clock = new VirtualClock({
    db: data.db,
    dir: data.path,
    startMs: startInstant(options.at ?? DEFAULT_START),
    onError: (name, error) => log(name, String(error)),
    strideMs: options.strideMs,
  });
  ending.add(() => clock.close());
  const api = createDynamoDbApi(engine.url, app.region);
  ending.add(() => api.close());
  const engineStreams = await ensureTables(api, app.tables);
  const faults = new FaultRegistry();
  const lambda = new LambdaHost({
    app,
    dir: data.path,
    offset: clock.offset,
    dynamodbUrl: engine.url,
    faults,
    track: (name, work) => clock.track(name, work),
    onWrote: () => clock.wake('stream'),
    ...options.environments,
  });
  ending.add(() => lambda.terminate());
  services = composeServices(clock, app, { lambda, faults, log });
  const sources = createSources({ app, clock, links: services.links, api, engineStreams });
  ending.add(() => sources.close());
  const audience =
    app.httpApis[0]?.routes.find((r) => r.authorizer)?.authorizer?.audience[0] ?? DEFAULT_AUDIENCE;
  const identity = await createIdentity(clock, { issuer, audience });
  const environment = Object.assign({}, ...app.functions.map((fn) => fn.environment));
  const { carrier, links } = services;
  parts = {
    local: [
      createClockEndpoints(clock),
      createFaultEndpoints(faults),
      createResourceEndpoint(app, environment),
      createExportEndpoint({
        api,
        table: String(environment['PLATFORM_TABLE']),
        quiesce: () => clock.quiesce(),
      }),
      identity.handle,
      createVerificationGateway(clock),
      createTreasury(clock),
      createVoucherPlatform(clock),
      createVoucherMarket(links.events, app.buses[0]?.name ?? 'default'),
      createPages({
        kernel: clock,
        app,
        carrier,
        sqs: links.sqs,
        issuer,
        audience,
        bulletinPath: BULLETIN_PATH,
      }),
    ],
    api: apiHandler(app, lambda, clock),
  };
  services.resume();
  const token = (request: string | TokenRequest) =>
    identity.token(typeof request === 'string' ? { person: request } : request);
  if (options.seed !== false) await seedOfficers({ db: data.db, baseUrl, token });
  return {
    baseUrl,
    internalUrl,
    dynamodbUrl: engine.url,
    app,
    environment,
    clock: {
      now: () => new Date(clock.now()).toISOString(),
      advance: (duration) => clock.advance(duration),
      to: (instant) => clock.to(instant),
    },
    faults,
    services,
    quiesce: () => clock.quiesce(),
    inTurns: (work) => sources.inTurns(work),
    sms: (phone) => carrier.records(phone),
    token,
    invoke: (service, event) => lambda.invoke(service, event),
    logs: (service) => lambda.logs(service),
    stop: async () => {
      await Promise.race([clock.quiesce(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]).catch(
        () => undefined,
      );
      await ending.run();
    },
    kill: () => ending.run(),
  };
}

async function startEngine(data: DataDirectory, ending: Ending): Promise<DynamoDbProcess> {
  const engine = await startDynamoDb(data.path);
  ending.add(() => engine.stop());
  return engine;
}

function apiHandler(app: ResolvedApp, lambda: LambdaHost, clock: VirtualClock): RequestHandler {
  const [api, ...others] = app.httpApis;
  if (api === undefined) return async (_req, res) => writeMessage(res, 404, 'Not Found');
  if (others.length > 0) throw new Error('one HTTP API is served locally, the application has several');
  const gateway = createHttpGateway({ app, api, lambda, now: () => clock.now() });
  return (req, res) => clock.track('request', gateway(req, res));
}

function startInstant(at: string): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new Error(`--at takes an instant such as ${DEFAULT_START}, not ${at}`);
  return ms;
}

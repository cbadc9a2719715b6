import { createServer, type Server } from 'node:http';
import {
  VerificationRequest,
  VERIFICATIONS_PATH,
} from '../../shared/platform/verification-gateway/contract.ts';
import type { CheckType } from '../../shared/domain/verification/verification-state.ts';
import { answer } from './verification-fixtures.ts';

type Facts = Readonly<Record<string, unknown>>;

/** How the stand-in answers one check: facts over the usual ones, or a way of failing. */
export type Script = Facts | 'SILENT' | 'UNAVAILABLE' | 'REFUSED' | 'MALFORMED' | 'EMPTY' | 'SLOW';

export interface GatewayStandIn {
  readonly url: string;
  /** Every request it was sent, oldest first. */
  readonly asked: VerificationRequest[];
  /** Sets the answers of checks, until `reset`. */
  script(checks: Partial<Record<CheckType, Script>>): void;
  reset(): void;
  stop(): Promise<void>;
}

/** A verification gateway of a test's own that speaks the contract and fails on demand. */
export async function startGateway(basePath = ''): Promise<GatewayStandIn> {
  const asked: VerificationRequest[] = [];
  let scripts: Partial<Record<CheckType, Script>> = {};
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const send = (status: number, body: unknown) => {
        res.writeHead(status, { 'content-type': 'application/json' });
        res.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      if (req.url !== `${basePath}${VERIFICATIONS_PATH}`) return send(404, {});
      const request = VerificationRequest().parse(JSON.parse(Buffer.concat(chunks).toString()));
      asked.push(request);
      const [check] = request.checks;
      const script = check && scripts[check];
      if (script === 'SLOW') return;
      if (script === 'UNAVAILABLE') return send(503, {});
      if (script === 'REFUSED') return send(400, {});
      if (script === 'MALFORMED') return send(200, '{"results":[{"outcome":"PASS"');
      if (script === 'EMPTY') return send(200, { results: [] });
      send(200, { results: request.checks.map((each) => resultOf(each, request, scripts[each])) });
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    asked,
    script: (checks) => void (scripts = { ...scripts, ...checks }),
    reset: () => void (scripts = {}),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function resultOf(check: CheckType, request: VerificationRequest, script: Script | undefined) {
  const name = check === 'REGISTRATION' ? { name: request.orgName } : {};
  const facts = typeof script === 'object' ? script : {};
  const fetchedAt = new Date().toISOString();
  const common = { ...answer(check, { ...name, ...facts }), asOf: request.asOf, fetchedAt };
  if (script !== 'SILENT') return common;
  return { check, outcome: 'UNKNOWN', source: 'TEST', asOf: request.asOf, fetchedAt };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

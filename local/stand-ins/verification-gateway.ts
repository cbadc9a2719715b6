import type { ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CheckType } from '../../shared/domain/verification/verification-state.ts';
import {
  VERIFICATIONS_PATH,
  VerificationRequest,
} from '../../shared/platform/verification-gateway/contract.ts';
import type { Kernel } from '../clock/kernel.ts';
import { readJson, sendJson, urlOf, type LocalHandler } from '../pages/local-handler.ts';
import { createScriptStore, gatewayScriptSchema, type ScriptStore } from './gateway-script.ts';
import { adverseFacts, SOURCES, usualFacts } from './source-facts.ts';

/** The base address of the gateway on the public server, as the local stage configures it. */
export const GATEWAY_PATH = '/local/verification-gateway';
const SCRIPTS_PATH = '/local/gateway/scripts';

/**
 * The credit, registration and research-integrity sources behind one HTTP contract. Everybody is in order unless
 * a script says otherwise: `PUT /local/gateway/scripts/{uscc}` (for INVOICE: the invoice's number), `DELETE` to forget it (without a code: all),
 * `GET` to see it.
 */
export function createVerificationGateway(kernel: Pick<Kernel, 'db' | 'now'>): LocalHandler {
  const scripts = createScriptStore(kernel.db);
  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname === `${GATEWAY_PATH}${VERIFICATIONS_PATH}` && req.method === 'POST') {
      const parsed = VerificationRequest().safeParse(await readJson(req));
      if (!parsed.success) return sendJson(res, { message: z.prettifyError(parsed.error) }, 400);
      const outage = scripts.takeOutage(parsed.data.uscc);
      if (outage !== undefined) return fail(res, outage);
      return sendJson(res, { results: answer(scripts, parsed.data, kernel.now()) });
    }
    if (pathname !== SCRIPTS_PATH && !pathname.startsWith(`${SCRIPTS_PATH}/`)) return false;
    const uscc = decodeURIComponent(pathname.slice(SCRIPTS_PATH.length + 1)) || undefined;
    if (req.method === 'GET')
      return sendJson(res, uscc === undefined ? scripts.all() : (scripts.get(uscc) ?? {}));
    if (req.method === 'DELETE') {
      scripts.reset(uscc);
      return sendJson(res, {});
    }
    if (req.method !== 'PUT' || uscc === undefined)
      return sendJson(res, { message: 'PUT, GET or DELETE' }, 405);
    const script = gatewayScriptSchema.safeParse(await readJson(req));
    if (!script.success) return sendJson(res, { message: z.prettifyError(script.error) }, 422);
    scripts.set(uscc, script.data);
    return sendJson(res, script.data);
  };
}

function answer(scripts: ScriptStore, request: VerificationRequest, nowMs: number): object[] {
  return request.checks.map((check) => {
    const scripted = scripts.takeCheck(scriptOf(check, request), check);
    const outcome = scripted?.outcome ?? 'PASS';
    const common = {
      check,
      outcome,
      source: SOURCES[check],
      asOf: request.asOf,
      fetchedAt: new Date(nowMs).toISOString(),
      ...(scripted?.message === undefined ? {} : { message: scripted.message }),
    };
    if (outcome === 'UNKNOWN')
      return { ...common, message: scripted?.message ?? 'The source is not reachable.' };
    const adverse = outcome === 'PASS' || scripted?.facts !== undefined ? {} : adverseFacts(check, request);
    return {
      ...common,
      sourceRecordId: recordId(request.uscc, check, request.asOf),
      facts: { ...usualFacts(check, request), ...adverse, ...scripted?.facts },
    };
  });
}

/** An invoice is scripted by its number, everything else by the credit code. */
const scriptOf = (check: CheckType, { uscc, invoiceNumber }: VerificationRequest): string =>
  check === 'INVOICE' ? (invoiceNumber ?? uscc) : uscc;

/** The same for the same question. */
function recordId(uscc: string, check: CheckType, asOf: string): string {
  return createHash('sha256').update(`${uscc} ${check} ${asOf}`).digest('hex').slice(0, 16);
}

function fail(res: ServerResponse, outage: 'timeout' | 'unreachable' | 'error' | 'malformed'): true {
  if (outage === 'error') return sendJson(res, { message: 'The gateway is out of order.' }, 503);
  if (outage === 'malformed') return sendJson(res, { outcome: 'maybe' });
  if (outage === 'unreachable') res.destroy();
  // A timeout answers nothing; the caller gives up and closes.
  return true;
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceLog } from '../links.ts';
import { AwsError, asAwsError, unsupportedCall } from './aws-error.ts';
import type { Operation } from './operation.ts';

export interface JsonProtocol {
  readonly service: string;
  /** Content type of answers: awsJson1_0 or awsJson1_1. */
  readonly version: '1.0' | '1.1';
  readonly operations: Readonly<Record<string, Operation>>;
  readonly log: ServiceLog;
}

/** Answers one request of the awsJson protocols: the call is named by `X-Amz-Target`. */
export async function answerJson(
  protocol: JsonProtocol,
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer,
): Promise<void> {
  const target = String(req.headers['x-amz-target'] ?? '');
  const call = target.slice(target.lastIndexOf('.') + 1) || `${req.method} ${req.url}`;
  try {
    const run = protocol.operations[call];
    if (run === undefined) throw unsupportedCall(protocol.service, call);
    sendJson(res, 200, `application/x-amz-json-${protocol.version}`, await run(parseBody(body)));
  } catch (error) {
    sendJsonError(res, `application/x-amz-json-${protocol.version}`, reported(protocol, call, error));
  }
}

/** Logs a refusal before it is answered. */
export function reported(from: { service: string; log: ServiceLog }, call: string, error: unknown): AwsError {
  const failure = asAwsError(error);
  from.log(from.service, `${call} answered ${failure.code}: ${failure.message}`);
  return failure;
}

export function sendJson(res: ServerResponse, status: number, contentType: string, answer: unknown): void {
  res.writeHead(status, { 'content-type': contentType, 'x-amzn-requestid': randomUUID() });
  res.end(answer === undefined ? '{}' : JSON.stringify(answer));
}

export function sendJsonError(res: ServerResponse, contentType: string, error: AwsError): void {
  res.writeHead(error.status, {
    'content-type': contentType,
    'x-amzn-requestid': randomUUID(),
    'x-amzn-errortype': error.code,
  });
  res.end(JSON.stringify({ __type: error.code, message: error.message, Message: error.message }));
}

/** The parsed JSON body; an empty one is an empty object. */
export function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON.');
  }
}

import type { IncomingMessage } from 'node:http';
import type { ObjectHeaders } from './object-store.ts';
import { S3Error } from './s3-error.ts';

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
}

const KEPT_HEADERS = ['content-type', 'content-disposition', 'content-language', 'cache-control'];
const REFUSED_HEADERS = [
  'x-amz-copy-source',
  'if-match',
  'if-none-match',
  'x-amz-tagging',
  'x-amz-object-lock-mode',
];
const KNOWN_QUERY =
  /^(x-id|versionId|retention|response-content-(disposition|type)|x-amz-checksum-mode|X-Amz-[\w-]+)$/i;

/** Reads bucket and key from the path (path style, after `/s3`), and refuses what would be ignored otherwise. */
export function readRequest(req: IncomingMessage): S3Request {
  const url = new URL(req.url ?? '/', 'http://local');
  const [, bucket = '', ...rest] = url.pathname.replace(/^\/s3/, '').split('/');
  for (const name of url.searchParams.keys()) {
    if (!KNOWN_QUERY.test(name)) throw notImplemented(`${req.method} with ?${name}`);
  }
  for (const name of REFUSED_HEADERS) {
    if (req.headers[name] !== undefined) throw notImplemented(`Header ${name}`);
  }
  const header = (name: string): string | undefined => {
    const value = req.headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  };
  const key = decodeURIComponent(rest.join('/'));
  return {
    method: req.method ?? '',
    bucket: decodeURIComponent(bucket),
    key,
    query: url.searchParams,
    header,
  };
}

export function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', `${what} is not supported locally (local/services/s3).`, 501);
}

/** A request is signed in its header or presigned in its query; a presigned one ends in virtual time. */
export function checkSigned(request: S3Request, nowMs: number): void {
  if (request.header('authorization')?.startsWith('AWS4-HMAC-SHA256')) return;
  const { query } = request;
  const signedAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '');
  if (!query.has('X-Amz-Signature') || signedAt === null)
    throw new S3Error('AccessDenied', 'Access Denied', 403);
  const [, y, mo, d, h, mi, s] = signedAt.map(Number);
  const from = Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s);
  if (nowMs > from + Number(query.get('X-Amz-Expires')) * 1000) {
    throw new S3Error('AccessDenied', 'Request has expired', 403);
  }
}

/** The body without the aws-chunked framing, and the headers to keep, checksums of a trailer included. */
export function readUpload(request: S3Request, body: Buffer): { bytes: Buffer; headers: ObjectHeaders } {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  for (const name of ['x-amz-checksum-sha256', 'x-amz-checksum-crc32', 'x-amz-checksum-crc64nvme']) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  if (!request.header('content-encoding')?.includes('aws-chunked')) return { bytes: body, headers };
  const { bytes, trailers } = unchunk(body);
  return { bytes, headers: { ...headers, ...trailers } };
}

/** `size[;chunk-signature=…]CRLF bytes CRLF … 0 CRLF trailer: value CRLF` (SigV4 streaming). */
function unchunk(body: Buffer): { bytes: Buffer; trailers: Record<string, string> } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (end < 0 || Number.isNaN(size)) throw new S3Error('IncompleteBody', 'The chunked body is malformed.');
    at = end + 2;
    if (size === 0) break;
    parts.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const trailers: Record<string, string> = {};
  for (const line of body.toString('latin1', at).split('\r\n')) {
    const [name, value] = line.split(/:(.*)/s);
    if (name?.startsWith('x-amz-checksum-') && value !== undefined) trailers[name] = value.trim();
  }
  return { bytes: Buffer.concat(parts), trailers };
}

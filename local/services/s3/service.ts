import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Kernel } from '../../clock/kernel.ts';
import type { ServiceLog } from '../links.ts';
import type { Service } from '../service.ts';
import { reported } from '../wire/json-endpoint.ts';
import { xmlDocument } from '../wire/xml.ts';
import { readRetention } from './object-lock.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { acceptForm } from './post-form.ts';
import { checkSigned, notImplemented, readRequest, readUpload, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';

/** Told of every completed upload. */
export type UploadListener = (object: StoredObject) => void;

/** S3 over restXml, path style: single objects, their locks, presigned GET and POST. */
export function createS3Service(
  kernel: Pick<Kernel, 'now'>,
  store: ObjectStore,
  onUpload: UploadListener,
  log: ServiceLog,
): Service {
  const route = async (req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void> => {
    const request = readRequest(req);
    if (request.method === 'POST' && request.key === '') {
      const form = await acceptForm(store, request, body, kernel.now());
      onUpload(form.object);
      return void res.writeHead(form.status, form.headers).end(form.body);
    }
    checkSigned(request, kernel.now());
    if (request.key === '') throw notImplemented(`${request.method} on a bucket`);
    answerObject(request, res, body);
  };

  const answerObject = (request: S3Request, res: ServerResponse, body: Buffer): void => {
    const { method, bucket, key, query } = request;
    const versionId = query.get('versionId') ?? undefined;
    if (query.has('retention')) return answerRetention(request, res, body);
    if (method === 'PUT') {
      const { bytes, headers } = readUpload(request, body);
      const object = store.put(bucket, key, bytes, headers);
      onUpload(object);
      res.writeHead(200, { etag: object.etag, ...versionHeader(object), ...checksumHeaders(object) }).end();
    } else if (method === 'GET' || method === 'HEAD') {
      const object = store.get(bucket, key, versionId);
      res.writeHead(200, objectHeaders(request, object));
      res.end(method === 'GET' ? store.bytes(object) : undefined);
    } else if (method === 'DELETE') {
      const { versionId: id, deleteMarker } = store.delete(bucket, key, versionId);
      res
        .writeHead(204, {
          ...(id === undefined ? {} : { 'x-amz-version-id': id }),
          ...(deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
        })
        .end();
    } else {
      throw notImplemented(`${method} on an object`);
    }
  };

  const answerRetention = (request: S3Request, res: ServerResponse, body: Buffer): void => {
    const { method, bucket, key, query } = request;
    const object = store.get(bucket, key, query.get('versionId') ?? undefined);
    if (!store.bucket(bucket).objectLock) {
      throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
    }
    if (method === 'PUT') {
      store.lock.set(object, readRetention(request, body));
      return void res.writeHead(200).end();
    }
    if (method !== 'GET') throw notImplemented(`${method} on a retention`);
    const lock = store.lock.get(object);
    if (lock === undefined) {
      const message = 'The specified object does not have a ObjectLock configuration';
      throw new S3Error('NoSuchObjectLockConfiguration', message, 404);
    }
    res.writeHead(200, { 'content-type': 'application/xml' }).end(
      xmlDocument('Retention', [
        ['Mode', lock.mode],
        ['RetainUntilDate', new Date(lock.until).toISOString()],
      ]),
    );
  };

  return {
    prefix: '/s3',
    async handle(req, res, body) {
      try {
        await route(req, res, body);
      } catch (error) {
        const call = `${req.method} ${new URL(req.url ?? '/', 'http://local').pathname}`;
        const { code, message, status } = reported({ service: 's3', log }, call, error);
        res.writeHead(status, { 'content-type': 'application/xml' });
        res.end(
          req.method === 'HEAD'
            ? undefined
            : xmlDocument('Error', [
                ['Code', code],
                ['Message', message],
                ['RequestId', randomUUID()],
              ]),
        );
      }
    },
  };
}

function objectHeaders({ header, query }: S3Request, object: StoredObject): Record<string, string> {
  const mode = header('x-amz-checksum-mode') ?? query.get('x-amz-checksum-mode');
  const { 'content-type': type = 'binary/octet-stream', ...kept } = object.headers;
  const disposition = query.get('response-content-disposition');
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith('x-amz-checksum-'))),
    'content-type': query.get('response-content-type') ?? type,
    ...(disposition === null ? {} : { 'content-disposition': disposition }),
    'content-length': String(object.size),
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'none',
    etag: object.etag,
    'x-amz-server-side-encryption': 'AES256',
    ...versionHeader(object),
    ...(mode?.toUpperCase() === 'ENABLED' ? checksumHeaders(object) : {}),
  };
}

function versionHeader(object: StoredObject): Record<string, string> {
  return object.versionId === 'null' ? {} : { 'x-amz-version-id': object.versionId };
}

function checksumHeaders(object: StoredObject): Record<string, string> {
  const checksums = Object.entries(object.headers).filter(([name]) => name.startsWith('x-amz-checksum-'));
  return checksums.length === 0
    ? {}
    : { ...Object.fromEntries(checksums), 'x-amz-checksum-type': 'FULL_OBJECT' };
}

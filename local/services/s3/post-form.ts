import { xmlDocument } from '../wire/xml.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { enforcePolicy } from './post-policy.ts';
import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';

export interface FormAnswer {
  readonly object: StoredObject;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A browser upload by presigned POST (S3 API reference, "POST Object"): policy, size and checksum, then storage. */
export async function acceptForm(
  store: ObjectStore,
  request: S3Request,
  body: Buffer,
  nowMs: number,
): Promise<FormAnswer> {
  const { fields, file, filename } = await readForm(request, body);
  const { name: bucket } = store.bucket(request.bucket);
  const template = fields.get('key');
  if (template === undefined) {
    throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  }
  enforcePolicy(new Map([...fields, ['bucket', bucket]]), file.length, nowMs);
  const key = template.replaceAll('${filename}', filename);
  const headers: Record<string, string> = {};
  for (const name of [
    'content-type',
    'content-disposition',
    'x-amz-checksum-sha256',
    'x-amz-checksum-crc32',
  ]) {
    const value = fields.get(name);
    if (value !== undefined) headers[name] = value;
  }
  const object = store.put(bucket, key, file, headers);
  const wanted = fields.get('success_action_status');
  const status = wanted === '200' || wanted === '201' ? Number(wanted) : 204;
  const location = `/s3/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  return {
    object,
    status,
    headers: {
      etag: object.etag,
      location,
      ...(object.versionId === 'null' ? {} : { 'x-amz-version-id': object.versionId }),
      ...(status === 201 ? { 'content-type': 'application/xml' } : {}),
    },
    body:
      status === 201
        ? xmlDocument('PostResponse', [
            ['Location', location],
            ['Bucket', bucket],
            ['Key', key],
            ['ETag', object.etag],
          ])
        : '',
  };
}

async function readForm(request: S3Request, body: Buffer) {
  let form: FormData;
  try {
    const headers = { 'content-type': request.header('content-type') ?? '' };
    form = await new Response(new Uint8Array(body), { headers }).formData();
  } catch {
    throw new S3Error(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  const file = form.get('file');
  if (file === null || typeof file === 'string') {
    throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
  }
  return { fields, file: Buffer.from(await file.arrayBuffer()), filename: file.name };
}

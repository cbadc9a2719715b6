import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

interface Account {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly signName: string;
  readonly templateCodes: readonly string[];
}

/** What the gateway does with the next messages: `{}` takes them. */
export interface Mood {
  /** Answered with status 200, as the service answers refusals of the message. */
  readonly code?: string;
  /** An error of the interface itself, with its status. */
  readonly error?: { readonly status: number; readonly code: string };
  /** The message is taken, and the answer lost. */
  readonly hangUp?: boolean;
}

export interface TakenMessage {
  readonly bizId: string;
  readonly phone: string;
  readonly templateCode: string;
  readonly params: Record<string, string>;
  readonly outId: string;
}

export interface DysmsStandIn {
  readonly endpoint: string;
  readonly taken: TakenMessage[];
  mood: Mood;
  close(): void;
}

/**
 * Speaks the protocol of Aliyun Dysmsapi 2017-05-25: RPC style, SendSms, signature version 3 (Aliyun, "V3 request body
 * and signature"). A wrong signature, an unknown key, signature text or template is refused as the service refuses it.
 */
export async function startDysms(account: Account): Promise<DysmsStandIn> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answerTo(request, Buffer.concat(chunks), account, standIn);
      if (answer === undefined) return request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ RequestId: 'R1', ...answer.body }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const standIn: DysmsStandIn = {
    endpoint: `http://127.0.0.1:${port}`,
    taken: [],
    mood: {},
    close: () => server.close(),
  };
  return standIn;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

const refusal = (status: number, Code: string): Answer => ({ status, body: { Code, Message: Code } });

function answerTo(
  request: IncomingMessage,
  body: Buffer,
  account: Account,
  standIn: DysmsStandIn,
): Answer | undefined {
  const url = new URL(request.url ?? '/', standIn.endpoint);
  if (request.headers['x-acs-action'] !== 'SendSms' || request.headers['x-acs-version'] !== '2017-05-25')
    return refusal(404, 'InvalidAction.NotFound');
  const signed = signatureOf(request, url, body, account);
  if (signed !== undefined) return signed;
  const { error, code, hangUp } = standIn.mood;
  if (error !== undefined) return refusal(error.status, error.code);
  if (code !== undefined) return refusal(200, code);
  const field = (name: string) => url.searchParams.get(name) ?? '';
  if (field('SignName') !== account.signName) return refusal(200, 'isv.SMS_SIGNATURE_ILLEGAL');
  if (!account.templateCodes.includes(field('TemplateCode'))) return refusal(200, 'isv.SMS_TEMPLATE_ILLEGAL');
  if (!/^1[3-9]\d{9}$/.test(field('PhoneNumbers'))) return refusal(200, 'isv.MOBILE_NUMBER_ILLEGAL');
  const bizId = `${900619746936498 + standIn.taken.length}^0`;
  standIn.taken.push({
    bizId,
    phone: field('PhoneNumbers'),
    templateCode: field('TemplateCode'),
    params: JSON.parse(field('TemplateParam')),
    outId: field('OutId'),
  });
  return hangUp === true ? undefined : { status: 200, body: { Code: 'OK', Message: 'OK', BizId: bizId } };
}

/** Undefined when the request is signed with the account's key. */
function signatureOf(request: IncomingMessage, url: URL, body: Buffer, account: Account): Answer | undefined {
  const [, key, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (key !== account.accessKeyId) return refusal(404, 'InvalidAccessKeyId.NotFound');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    canonicalQuery(url.searchParams),
    headers.join(''),
    names,
    sha256(body),
  ].join('\n');
  const expected = createHmac('sha256', account.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return expected === signature ? undefined : refusal(400, 'SignatureDoesNotMatch');
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

function canonicalQuery(query: URLSearchParams): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...query]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

import { randomUUID } from 'node:crypto';
import { ApiDescription, type Answered, type OpenApiDocument } from './api-description.ts';

export interface CallInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** `null` takes a header away that would be sent otherwise. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

export interface Answer<B = Problem> extends Answered {
  readonly body: B;
  readonly headers: Headers;
}

/** The members of a problem document that tests look at; those of any other body are unknown. */
export interface Problem {
  readonly code?: string;
  readonly article?: string;
  readonly detail?: string;
  readonly state?: string;
  readonly allowedActions?: readonly string[];
  readonly fields?: readonly { readonly field: string }[];
  readonly [member: string]: unknown;
}

/** Gives a token; `renew` asks for another than the one given before. */
export type TokenSource = (renew: boolean) => Promise<string>;

/** An answer that the OpenAPI document does not describe. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
  readonly answer: Answer<unknown>;
  constructor(message: string, answer: Answer<unknown>) {
    super(message);
    this.answer = answer;
  }
}

/** An answer that the journey cannot go on with. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly answer: Answer;
  constructor(operationId: string, answer: Answer) {
    super(`${operationId} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.answer = answer;
  }
}

/**
 * Speaks to a deployment knowing its address and its OpenAPI document only. Every answer is held against the
 * document: status, content type and body.
 */
export class PlatformClient {
  readonly baseUrl: string;
  readonly description: ApiDescription;
  readonly #token: string | TokenSource | undefined;

  constructor(baseUrl: string, description: ApiDescription, token?: string | TokenSource) {
    this.baseUrl = baseUrl;
    this.description = description;
    this.#token = token;
  }

  /** Reads `/openapi.json` of the deployment. */
  static async connect(baseUrl: string): Promise<PlatformClient> {
    const response = await fetch(`${baseUrl}/openapi.json`);
    if (!response.ok) throw new Error(`${baseUrl}/openapi.json answered ${response.status}`);
    return new PlatformClient(baseUrl, new ApiDescription((await response.json()) as OpenApiDocument));
  }

  /** The same deployment for somebody else: a bearer token, where it comes from, or nobody. */
  as(token: string | TokenSource | undefined): PlatformClient {
    return new PlatformClient(this.baseUrl, this.description, token);
  }

  /**
   * Calls an operation and gives its answer, whatever it is. A command carries a new Idempotency-Key unless the
   * caller gives one. @throws ContractBreach for an answer that is not described.
   */
  async call<B = Problem>(operationId: string, input: CallInput = {}): Promise<Answer<B>> {
    const operation = this.description.operation(operationId);
    const url = `${this.baseUrl}${filled(operation.path, input.params)}${searchOf(input.query)}`;
    const headers = headersOf(operation.needsKey, input);
    const first = await this.#send(operation.method.toUpperCase(), url, headers, input.body, false);
    const expired = first.status === 401 && typeof this.#token === 'function';
    const answer = expired
      ? await this.#send(operation.method.toUpperCase(), url, headers, input.body, true)
      : first;
    const fault = this.description.fault(operation, answer);
    if (fault !== undefined) throw new ContractBreach(fault, answer);
    return answer as Answer<B>;
  }

  /** Calls an operation that must succeed and gives its body. @throws UnexpectedAnswer for anything but 2xx. */
  async done<B>(operationId: string, input: CallInput = {}): Promise<B> {
    const answer = await this.call(operationId, input);
    if (answer.status >= 300) throw new UnexpectedAnswer(operationId, answer);
    return answer.body as B;
  }

  async #send(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: unknown,
    renew: boolean,
  ): Promise<Answer<unknown>> {
    const token = typeof this.#token === 'function' ? await this.#token(renew) : this.#token;
    const response = await fetch(url, {
      method,
      headers: token === undefined ? headers : { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    const text = await response.text();
    return {
      status: response.status,
      contentType,
      body: parsed(text, contentType),
      headers: response.headers,
    };
  }
}

function filled(path: string, params: CallInput['params'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
}

function searchOf(query: CallInput['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search}`;
}

function headersOf(needsKey: boolean, { body, headers = {} }: CallInput): Record<string, string> {
  const all = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(needsKey && { 'idempotency-key': randomUUID() }),
    ...headers,
  };
  return Object.fromEntries(Object.entries(all).filter((each): each is [string, string] => each[1] !== null));
}

function parsed(text: string, contentType: string): unknown {
  if (text === '') return undefined;
  return /[/+]json$/.test(contentType) ? JSON.parse(text) : text;
}

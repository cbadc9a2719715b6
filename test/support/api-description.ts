import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, Described>>;
  readonly 'x-roles': readonly string[];
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, DescribedOperation>>>>>;
}

export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** With `{names}` of path parameters. */
  readonly path: string;
  readonly login: 'required' | 'optional' | 'none';
  readonly roles: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body?: Schema;
  readonly needsKey: boolean;
  readonly responses: Readonly<Record<string, Described>>;
}

/** What the gateway answers by itself, in its own form (the document's description says so). */
const GATEWAY_STATUSES: readonly number[] = [401, 413, 429];

/** The OpenAPI document, asked: which operations there are, and whether an answer is one that it describes. */
export class ApiDescription {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    // A format that is unknown to the validator is an annotation, as JSON Schema 2020-12 has it.
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
    // The package is CommonJS: its default export is the plug-in or holds it, by loader.
    const plugIn = 'default' in formats ? formats.default : formats;
    (plugIn as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, 'api');
    this.operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  }

  operation(id: string): Operation {
    const operation = this.operations.get(id);
    if (operation === undefined) throw new Error(`the OpenAPI document knows no operation ${id}`);
    return operation;
  }

  /** Undefined when the document describes such an answer, else what is wrong with it. */
  fault({ id, path, method, login, responses }: Operation, answer: Answered): string | undefined {
    const { status, contentType, body } = answer;
    if (isGatewayAnswer(answer) && (status !== 401 || login === 'required')) return undefined;
    const described = responses[String(status)];
    const at = `${id} answered ${status}`;
    if (described === undefined) return `${at}, which is not described: ${JSON.stringify(body)}`;
    if (described.content === undefined) return body === undefined ? undefined : `${at} with a body`;
    if (!(contentType in described.content))
      return `${at} as '${contentType}', which is not described: ${JSON.stringify(body)}`;
    const pointer = ['paths', path, method, 'responses', String(status), 'content', contentType, 'schema'];
    const validate = this.#validator(`api#/${pointer.map(escaped).join('/')}`);
    if (validate(body)) return undefined;
    return `${at} with a body that its schema refuses: ${this.#ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`;
  }

  #validator($ref: string): ValidateFunction {
    const known = this.#validators.get($ref) ?? this.#ajv.compile({ $ref });
    this.#validators.set($ref, known);
    return known;
  }
}

export interface Answered {
  readonly status: number;
  /** Without its parameters. */
  readonly contentType: string;
  /** Parsed when it is JSON, else the text; undefined when there is none. */
  readonly body: unknown;
}

function isGatewayAnswer({ status, contentType, body }: Answered): boolean {
  return (
    GATEWAY_STATUSES.includes(status) &&
    contentType === 'application/json' &&
    typeof body === 'object' &&
    body !== null &&
    Object.keys(body).join() === 'message'
  );
}

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      id: described.operationId,
      method: method as Method,
      path,
      login: loginOf(described),
      roles: described['x-roles'],
      parameters: described.parameters,
      ...bodyOf(described),
      needsKey: described.parameters.some(({ name }) => name.toLowerCase() === 'idempotency-key'),
      responses: described.responses,
    })),
  );
}

function loginOf({ security }: DescribedOperation): Operation['login'] {
  const anonymous = security.some((each) => Object.keys(each).length === 0);
  if (security.length === 0) return 'none';
  return anonymous ? 'optional' : 'required';
}

function bodyOf({ requestBody }: DescribedOperation): { body?: Schema } {
  const schema = requestBody?.content?.['application/json']?.schema;
  return schema === undefined ? {} : { body: schema };
}

/** A JSON pointer's token, as it stands in a URI fragment. */
const escaped = (token: string) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));

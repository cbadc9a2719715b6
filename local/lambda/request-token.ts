import type { ClientRequest } from 'node:http';

const TOKEN = /"ClientRequestToken":"[^"]*",|,"ClientRequestToken":"[^"]*"/;

/** The body of a transaction with blanks in the place of its token, so that its length stays. */
export function withoutToken(body: string): string {
  return body.replace(TOKEN, (token) => ' '.repeat(token.length));
}

/**
 * Sends a transaction without the token by which DynamoDB knows a repetition. The engine looks through all tokens of the
 * last ten minutes at each transaction: after 15 000 of them one takes eight times as long (0.66 ms of processor time
 * instead of 0.08, version 1.2.1). Nothing is repeated where no fault takes an answer away.
 */
export function spareToken(request: ClientRequest): void {
  const end = request.end.bind(request);
  request.end = (...given: unknown[]): ClientRequest => {
    const [body] = given;
    if (typeof body === 'string') return end(withoutToken(body));
    if (body instanceof Uint8Array) return end(withoutToken(Buffer.from(body).toString('utf8')));
    return Reflect.apply(end, request, given);
  };
}

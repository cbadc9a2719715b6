/** What Lambda answers in the place of a result when a function throws, times out or dies. */
export class FunctionError extends Error {
  readonly errorType: string;

  constructor(errorType: string, message: string, trace?: string) {
    super(message);
    this.name = 'FunctionError';
    this.errorType = errorType;
    if (trace !== undefined && trace !== '') this.stack = trace;
  }
}

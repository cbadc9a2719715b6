/** An error an AWS service answers with. The code is the exception name that the SDK gives the caller. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** The refusal of a call nobody has needed yet: loud, so that nothing pretends to have worked. */
export function unsupportedCall(service: string, call: string): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `${call} of ${service} is not supported locally (local/services).`,
    400,
  );
}

/** What went wrong as an AWS error: a failure of our own becomes `InternalFailure`. */
export function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

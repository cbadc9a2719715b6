import { AwsError } from '../wire/aws-error.ts';

/** An error in the codes of S3; answered as its XML document. */
export class S3Error extends AwsError {}

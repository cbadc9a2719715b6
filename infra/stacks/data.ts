import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { MalwareScan } from '../constructs/malware-scan.ts';
import type { StageConfig } from '../stage.ts';

/** Everything that must outlive a deployment: tables, keys, files. Nothing here is ever deleted by CloudFormation. */
export class DataStack extends Stack {
  readonly platform: Table;
  readonly sealed: Table;
  readonly sealedKey: Key;
  readonly macKey: Key;
  readonly historyKey: Key;
  readonly materials: Bucket;

  constructor(scope: Construct, id: string, stage: StageConfig, props: StackProps) {
    super(scope, id, props);
    const retained = { removalPolicy: RemovalPolicy.RETAIN };
    const table = {
      ...retained,
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.production,
    };
    this.platform = new Table(this, 'Platform', {
      ...table,
      encryption: TableEncryption.AWS_MANAGED,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
    });
    this.addIndexes();
    this.sealedKey = new Key(this, 'SealedKey', {
      ...retained,
      enableKeyRotation: true,
      description: 'Contacts, objectors and whistle-blowers: the sealed table and its single fields.',
    });
    this.sealed = new Table(this, 'Sealed', {
      ...table,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.sealedKey,
      timeToLiveAttribute: 'ttl',
    });
    this.macKey = new Key(this, 'MacKey', {
      ...retained,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      description: 'Blind indexes of phone numbers, and the secret codes of people without a login.',
    });
    // Signs; it cannot be rotated, and a root names the public half that it is verified by.
    this.historyKey = new Key(this, 'HistoryKey', {
      ...retained,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      description: 'Signs the daily root over the hash chains of everything that was decided.',
    });
    this.materials = this.addMaterials(retained);
    if (stage.malwareScan === 'guardduty') new MalwareScan(this, 'MalwareScan', { bucket: this.materials });
  }

  private addIndexes(): void {
    this.platform.addGlobalSecondaryIndex({
      indexName: 'unrelayed',
      partitionKey: string('unrelayed'),
      sortKey: string('unrelayedAt'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.platform.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: string('dueShard'),
      sortKey: string('dueAt'),
    });
    for (const list of ['list1', 'list2', 'list3']) {
      this.platform.addGlobalSecondaryIndex({
        indexName: list,
        partitionKey: string(`${list}pk`),
        sortKey: string(`${list}sk`),
      });
    }
  }

  private addMaterials(retained: { removalPolicy: RemovalPolicy }): Bucket {
    const bucket = {
      ...retained,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
    };
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...bucket,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    });
    return new Bucket(this, 'Materials', {
      ...bucket,
      versioned: true,
      // Without a default retention: what is sealed is locked version by version (row 6-4a).
      objectLockEnabled: true,
      // CDK's classes miss their own interfaces under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'materials/',
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        // Lists as files are copies of what the tables hold: policy `export.keepDays` is seven days at most.
        {
          prefix: 'exports/',
          expiration: Duration.days(8),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
  }
}

function string(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}

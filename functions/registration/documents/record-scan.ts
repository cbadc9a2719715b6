import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { documentIdOf } from '../../../shared/domain/document/document.ts';
import { decideScan, type ScanVerdict } from '../../../shared/domain/document/scan.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { MaterialFiles } from '../../../shared/platform/materials-files.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';

/**
 * The event of a finished scan (GuardDuty User Guide, "Monitoring S3 object scans with Amazon EventBridge"); another
 * scanner reports in the same shape.
 */
export const ScanResult = onFirstUse(() =>
  z.object({
    id: z.string(),
    detail: z.object({
      s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), versionId: z.string() }),
      scanResultDetails: z.object({
        scanResultStatus: z.enum([
          'NO_THREATS_FOUND',
          'THREATS_FOUND',
          'UNSUPPORTED',
          'ACCESS_DENIED',
          'FAILED',
        ]),
      }),
    }),
  }),
);
export type ScanResult = z.infer<ReturnType<typeof ScanResult>>;

export interface ScanDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly files: MaterialFiles;
  readonly log: Log;
}

/**
 * Row 5-1d: marks a material by the result of its first scan. A second result for it, from a repeated message or a
 * second upload with the same form, changes nothing: the version scanned first is the material.
 */
export async function recordScan(result: ScanResult, now: string, deps: ScanDeps): Promise<void> {
  const { s3ObjectDetails, scanResultDetails } = result.detail;
  const { objectKey, versionId } = s3ObjectDetails;
  const documentId = documentIdOf(objectKey);
  if (documentId === undefined) return deps.log.warn('SKIPPED', { eventId: result.id });
  const { policy } = await deps.settings.current(now);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'scan-result', messageId: `${documentId} ${versionId}` },
    () => planScan(documentId, versionId, verdictOf(scanResultDetails.scanResultStatus), now, deps),
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: policy.version,
      requestId: result.id,
      cause: `scan ${result.id}`,
    },
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `DOCUMENT#${documentId}`, eventId: result.id });
}

async function planScan(
  documentId: string,
  versionId: string,
  verdict: ScanVerdict,
  now: string,
  { tables, files }: ScanDeps,
): Promise<Plan<void> | undefined> {
  const loaded = await load(tables, document, documentId);
  if (loaded?.status !== 'UPLOAD_PENDING') return undefined;
  const file = await files.describe(loaded.body.objectKey, versionId);
  const decided = orThrow(decideScan(loaded, { versionId, verdict, file }, now));
  return { changes: [change(document, loaded, decided)], response: undefined };
}

function verdictOf(status: ScanResult['detail']['scanResultDetails']['scanResultStatus']): ScanVerdict {
  return status === 'NO_THREATS_FOUND' || status === 'THREATS_FOUND' ? status : 'UNSCANNABLE';
}

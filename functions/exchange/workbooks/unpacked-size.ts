import { inflateRawSync } from 'node:zlib';

/** Technical bounds: far more than a workbook within the limits of rows and bytes has, far less than a function's memory. */
const MOST_FILES = 200;
const MOST_UNPACKED_BYTES = 48 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/**
 * Looks into a zip archive before anything else opens it (PKWARE APPNOTE 4.3): refuses one that unpacks to too much or
 * says less than it unpacks to, and looks for formulas in its sheets, which a reader would show by values that anybody may
 * have written beside them.
 */
export function inspectArchive(bytes: Buffer): 'FINE' | 'NOT_A_WORKBOOK' | 'TOO_LARGE' | 'FORMULAS' {
  try {
    return inspect(bytes);
  } catch (error) {
    if (error instanceof RangeError || isZlibError(error)) return 'NOT_A_WORKBOOK';
    throw error;
  }
}

function inspect(bytes: Buffer): ReturnType<typeof inspectArchive> {
  const entries = directory(bytes);
  if (entries === undefined) return 'NOT_A_WORKBOOK';
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (entries.length > MOST_FILES || total > MOST_UNPACKED_BYTES) return 'TOO_LARGE';
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return 'NOT_A_WORKBOOK';
  let formulas = false;
  for (const entry of entries) {
    const content = unpack(bytes, entry);
    if (content === undefined) return 'TOO_LARGE';
    if (/^xl\/worksheets\//i.test(entry.name))
      formulas ||= /<(?:\w+:)?f[\s/>]/.test(content.toString('latin1'));
  }
  return formulas ? 'FORMULAS' : 'FINE';
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The entries that the archive's central directory names; undefined when it is no archive. */
function directory(bytes: Buffer): Entry[] | undefined {
  // The comment behind the record is 65 535 bytes at most.
  let end = bytes.length - 22;
  const first = Math.max(0, end - 65_535);
  while (end >= first && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < first) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The content, of exactly the size that the directory says; undefined when there is more. */
function unpack(bytes: Buffer, { method, packed, unpacked, at }: Entry): Buffer | undefined {
  if (bytes.readUInt32LE(at) !== LOCAL_HEADER) throw new RangeError('no local header');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === STORED) return packed === unpacked ? content : undefined;
  if (method !== DEFLATED) throw new RangeError(`compression method ${method}`);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    if (isZlibError(error) && error.code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

const isZlibError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(Z_|ERR_)/.test(error.code);

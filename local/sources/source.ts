/** Something that a function is fed from. */
export interface Source {
  /** Name under which the kernel is told that there is something new. */
  readonly wakesOn: 'sqs' | 'stream';
  wake(): void;
  /** Reads what there is; resolves when it has found nothing more, or has handed it to work that is tracked. */
  settle(): Promise<void>;
  close(): void;
}

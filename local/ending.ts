/** What has been started, to be ended in the opposite order, once. */
export class Ending {
  #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    const steps = this.#steps.toReversed();
    this.#steps = [];
    for (const step of steps) await step();
  }
}

/** The steps that wait for their channel, or for the time to look again, by node. */
export class Holding {
  readonly #channels = new Map<string, string | undefined>();

  /** @returns whether the wait is over before its time */
  hold(node: string, channel?: string): () => boolean {
    this.#channels.set(node, channel);
    return () => !this.#channels.has(node);
  }

  letGo(node: string): void {
    this.#channels.delete(node);
  }

  letAllGo(): void {
    this.#channels.clear();
  }

  release(channel: string): void {
    for (const [node, held] of this.#channels) if (held === channel) this.letGo(node);
  }
}

/** Where bytes lie by their sha256, and nothing else is known of them. */
export interface Shelf {
  /** Undefined where there are none. */
  take(sha256: string): Promise<Uint8Array | undefined>;
  /** Once it returns, the bytes outlive a power cut. Putting them twice is putting them once. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
}

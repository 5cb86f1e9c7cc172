/** What the address of the deliveries page holds. */
export interface DeliveriesSearch {
  readonly show?: string;
  readonly customer?: string;
  readonly type?: string;
  readonly code?: string;
  readonly q?: string;
  /** The delivery whose detail is open. */
  readonly open?: string;
}

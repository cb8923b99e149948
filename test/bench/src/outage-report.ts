import type { Latency } from './measure-latencies.ts';
import type { CurvePoint } from './watch-curve.ts';

/** The most of something that came within a second and within ten. */
export type Peak = Readonly<{ all: number; inOneSecond: number; inTenSeconds: number }>;

export type OutageFacts = Readonly<{
  /** Of Stripe's endpoint that was asked most, from the baseline to the end. */
  reads: Peak;
  /** That the product applied after it was back. */
  pushes: Peak;
  /** Revisions that came twice, or came late and were refused as stale. */
  repeated: readonly string[];
  /** Accounts that were told more or less than once. */
  notOnce: readonly string[];
  /** As in `product-outage: closed`. */
  incidents: readonly string[];
  /** Workflows of events that did not complete, or completed unsettled. */
  unsettled: number;
  /** Accounts whose three sides differ, as sentences. */
  violations: readonly string[];
}>;

export type OutageReport = OutageFacts &
  Readonly<{
    accounts: number;
    /** One for each change at Stripe. */
    events: number;
    outageSeconds: number;
    /** From the end of the outage until the last event was settled. */
    drainSeconds: number;
    /** Pushes that the product answered with 503. */
    refused: number;
    /** Of events that need no push, by phase. */
    latency: Readonly<Record<string, Latency>>;
    curve: readonly CurvePoint[];
  }>;

import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { searchAttributes } from '@planbridge/contracts';

/** The contract's names in the SDK's terms, as far as they are known when a workflow starts. */
export const searchAttributeKeys = {
  customer: defineSearchAttributeKey(searchAttributes.customer, SearchAttributeType.KEYWORD),
  eventType: defineSearchAttributeKey(searchAttributes.eventType, SearchAttributeType.KEYWORD),
  account: defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD),
} as const;

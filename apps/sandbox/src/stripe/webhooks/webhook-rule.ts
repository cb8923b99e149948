/** What happens to webhooks that are made from now on, on command. The newest rule that fits decides. */
export type WebhookRule = Readonly<{
  id: string;
  action: 'drop' | 'delay' | 'duplicate' | 'hold' | 'shuffle';
  /** Event types, or `*`. */
  types: readonly string[];
  probability: number;
  /** How many webhooks it still concerns; null: all. */
  remaining: number | null;
  /** Of a delay; of the span within which shuffled ones arrive in any order. */
  ms: number;
}>;

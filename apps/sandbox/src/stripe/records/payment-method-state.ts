/** What a customer's payment method does when it is charged next. A customer without a record has none. */
export type PaymentMethodState = 'pays' | 'declines';

/**
 * What a customer's payment method does when it is charged next. `challenges`: its bank wants the owner to confirm (3-D Secure), so only a payment
 * that the owner makes succeeds. A customer without a record has none.
 */
export type PaymentMethodState = 'pays' | 'declines' | 'challenges';

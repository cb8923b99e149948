/** Ends the back-off of a waiting settlement. Sent by operators, for one workflow or as a batch by query in the Web UI. */
export const retryNowSignal = 'retryNow';

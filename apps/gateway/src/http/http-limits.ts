/** What a caller may cost before anything is known of it. */
export const httpLimits = {
  bodyLimit: 16_384,
  /** To receive a whole request: a client that trickles holds a connection no longer. */
  requestTimeout: 10_000,
  http: {
    headersTimeout: 5000,
    /** The request line too. Node's own default, said here because tokens have to fit. */
    maxHeaderSize: 16_384,
    /** Node looks for late requests every 30 s by default, which would be the real time-out. */
    connectionsCheckingInterval: 1000,
    /** `answerForNode` requires it, in words. */
    requireHostHeader: false,
  },
  /** Above the 60 s of common balancers, or they send into a connection that we have just closed. */
  keepAliveTimeout: 72_000,
  /** The longest `wait` is 25 s; whatever takes longer than this is stuck. */
  handlerTimeout: 32_000,
};

/** What both `Connection.connect` of the client and `NativeConnection.connect` of the worker take. */
export type TemporalConfig = Readonly<{
  connectionOptions: Readonly<{
    address: string;
    apiKey?: string;
    tls?: boolean | TemporalTls;
  }>;
  namespace: string;
}>;

export type TemporalTls = Readonly<{
  serverNameOverride?: string;
  serverRootCACertificate?: Uint8Array;
  clientCertPair?: Readonly<{ crt: Uint8Array; key: Uint8Array }>;
}>;

import { z } from 'zod';
import { format } from './format.ts';
import { variable } from './variable.ts';

/** The names are those of Temporal's own environment configuration; its configuration file is not read. */
export const temporalVariables = z.object({
  address: variable.withDefault('127.0.0.1:7233', format.hostAndPort, {
    name: 'TEMPORAL_ADDRESS',
    about: 'Temporal’s frontend, as host and port.',
    example: 'prod-eu.a1b2c.tmprl.cloud:7233',
  }),
  namespace: variable.withDefault('default', format.text, {
    name: 'TEMPORAL_NAMESPACE',
    about: 'The namespace of this installation’s workflows.',
  }),
  apiKey: variable.optional(format.token, {
    name: 'TEMPORAL_API_KEY',
    about: 'The key for Temporal Cloud; turns TLS on.',
    secret: true,
  }),
  tls: variable.optional(format.temporalBoolean, {
    name: 'TEMPORAL_TLS',
    about: 'Whether to connect by TLS. Any of the following turns it on as well.',
    example: 'true',
  }),
  tlsServerName: variable.optional(format.text, {
    name: 'TEMPORAL_TLS_SERVER_NAME',
    about: 'The name that the server’s certificate must have, where it differs from the address.',
  }),
  tlsServerCaCertPath: variable.optional(format.readableFile, {
    name: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    about: 'The certificate of the server’s authority, where it is a private one.',
  }),
  tlsServerCaCertData: variable.optional(format.pem, {
    name: 'TEMPORAL_TLS_SERVER_CA_CERT_DATA',
    about: 'The same as text.',
  }),
  tlsClientCertPath: variable.optional(format.readableFile, {
    name: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    about: 'The client’s certificate, for mutual TLS. Needs the key too.',
  }),
  tlsClientCertData: variable.optional(format.pem, {
    name: 'TEMPORAL_TLS_CLIENT_CERT_DATA',
    about: 'The same as text.',
  }),
  tlsClientKeyPath: variable.optional(format.readableFile, {
    name: 'TEMPORAL_TLS_CLIENT_KEY_PATH',
    about: 'The client’s key, for mutual TLS. Needs the certificate too.',
  }),
  tlsClientKeyData: variable.optional(format.pem, {
    name: 'TEMPORAL_TLS_CLIENT_KEY_DATA',
    about: 'The same as text.',
    secret: true,
  }),
});

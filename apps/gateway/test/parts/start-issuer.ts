import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

type TokenOptions = Readonly<{
  issuer?: string;
  audience?: string | string[];
  /** Null: the token never expires. */
  expires?: string | number | null;
  kid?: string;
  foreign?: boolean;
}>;

/** A real OIDC issuer, as far as the gateway sees one: discovery, a key set that can be rotated, and outages on command. */
export async function startIssuer() {
  const foreignPair = await generateKeyPair('RS256');
  let generation = 1;
  let pair: KeyPair = await generateKeyPair('RS256');
  let mode: 'up' | 'broken' | 'hung' = 'up';
  let keyFetches = 0;

  const server = createServer((request, response) => {
    if (mode === 'hung') return;
    if (mode === 'broken') {
      response.writeHead(500).end('no keys today');
      return;
    }
    if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer: issuerUrl(), jwks_uri: `${issuerUrl()}/jwks` }));
      return;
    }
    keyFetches += 1;
    exportJWK(pair.publicKey).then(
      (jwk) => response.end(JSON.stringify({ keys: [{ ...jwk, kid: `key-${generation}`, alg: 'RS256' }] })),
      () => response.writeHead(500).end(),
    );
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  function issuerUrl(): string {
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('The issuer does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  return {
    issuer: issuerUrl(),
    jwksUrl: `${issuerUrl()}/jwks`,
    keyFetches: () => keyFetches,
    setMode: (next: typeof mode) => {
      mode = next;
    },
    rotate: async () => {
      pair = await generateKeyPair('RS256');
      generation += 1;
    },
    token: async (claims: JWTPayload, options: TokenOptions = {}) => {
      const token = new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: options.kid ?? `key-${generation}` })
        .setIssuer(options.issuer ?? issuerUrl())
        .setAudience(options.audience ?? 'planbridge')
        .setIssuedAt();
      const limited =
        options.expires === null ? token : token.setExpirationTime(options.expires ?? '5 minutes');
      return await limited.sign(options.foreign === true ? foreignPair.privateKey : pair.privateKey);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>;

import type { Stage } from '../stage.ts';

/** Everything that a caller of the gateway can do wrong, each with something in it that belongs nowhere. */
export async function beRefused(stage: Stage): Promise<void> {
  const { system } = stage;
  const user = await stage.user('refused');
  const other = await stage.user('other');
  const [head, claims, signature] = user.token.split('.');
  const word = stage.words('the caller').replace('\n', ' ');
  const good = { plan: 'pro', success_url: system.websiteUrl, cancel_url: system.websiteUrl };
  const tokens = [
    `${head}.${claims}.${signature?.slice(0, -4)}AAAA`,
    `${head}.${other.token.split('.')[1]}.${signature}`,
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
    user.id,
    Buffer.from(word).toString('base64'),
    await tokenWith(stage, { sub: user.id, email: user.email, audience: 'other' }),
    await tokenWith(stage, { sub: user.id, email: user.email, expires_in: -60 }),
    await tokenWith(stage, { sub: `${user.id}\u0007`, email: user.email }),
    await tokenWith(stage, { sub: user.id.repeat(9), email: user.email }),
  ];
  const origin = system.websiteUrl.replace('http://', '');
  const redirects = [
    `https://evil.example/${encodeURIComponent(user.email)}`,
    `http://${encodeURIComponent(user.email)}@${origin}/`,
    `http://${origin}@evil.example/?${encodeURIComponent(user.id)}`,
    `javascript:alert('${user.email}')`,
    `//evil.example/${user.id}`,
    word,
  ];
  const bodies = [
    `{"plan": "${word}`,
    word,
    { ...good, plan: word },
    { ...good, seats: user.email },
    // The name of a field that nobody knows may be told back, its value may not.
    { ...good, account: user.id },
    { ...good, interval: user.email },
    [user.email],
    { ...good, padding: word.repeat(50_000) },
  ];
  const paths = [
    `/v1/account?wait=${encodeURIComponent(user.email)}`,
    `/v1/account?${encodeURIComponent(user.email)}=1`,
    `/v1/accounts/${encodeURIComponent(user.email)}`,
    `/v1/account/${Buffer.from(user.id).toString('base64url')}?access_token=${user.token}`,
    `/%E0%A4%A/${encodeURIComponent(user.id)}`,
  ];
  const { token } = user;
  await Promise.all([
    ...tokens.map((bad) => stage.call('GET', '/v1/account', { token: bad })),
    stage.call('GET', '/v1/account', {
      headers: { authorization: `Basic ${btoa(`${user.email}:${word}`)}` },
    }),
    stage.call('GET', '/v1/account', { headers: { cookie: `session=${token}` } }),
    ...redirects.map((success_url) =>
      stage.call('POST', '/v1/checkout', { token, body: { ...good, success_url } }),
    ),
    ...redirects.map((return_url) => stage.call('POST', '/v1/portal', { token, body: { return_url } })),
    ...bodies.map((body) => stage.call('POST', '/v1/checkout', { token, body })),
    ...paths.map((path) => stage.call('GET', path, { token })),
    stage.call('POST', '/v1/portal', { token, body: { return_url: system.websiteUrl } }),
    stage.call('POST', '/v1/checkout', { token, body: good, headers: { 'content-type': 'text/plain' } }),
    stage.call('DELETE', '/v1/account', { token }),
    stage.call('OPTIONS', '/v1/checkout', {
      headers: { origin: `https://${user.id.split('@')[0]}.evil.example` },
    }),
  ]);
}

type Claims = Readonly<Record<string, string | number>>;

async function tokenWith({ control, hide }: Stage, claims: Claims): Promise<string> {
  const answer = await control('identity', 'token', claims);
  const token =
    typeof answer === 'object' && answer !== null && 'access_token' in answer
      ? String(answer.access_token)
      : '';
  hide('the claims in a token that is not good', token.split('.')[1] ?? '');
  hide('the signature of a token that is not good', token.split('.')[2] ?? '');
  return token;
}

/** Said of it wherever it is read; the codec endpoint cannot do without it. */
export const codecKeysDescription = {
  name: 'CODEC_KEYS',
  about:
    'Encrypts what is written to Temporal: a list of `id:key`, separated by commas, each key 32 bytes in base64 (`openssl rand -base64 32`). The first encrypts, every one decrypts: to rotate, add the new key at the end everywhere, then move it to the front. Left out, nothing is encrypted.',
  secret: true,
} as const;

import { z } from 'zod';

/** Whether it may be used is decided by ALLOWED_REDIRECTS (422), not by its shape (400). */
export const redirectField = z.string().min(1).max(2000);

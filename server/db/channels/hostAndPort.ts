import { z } from 'zod';

export const host = z.string().min(1).max(253);
export const port = z.int().min(1).max(65_535);

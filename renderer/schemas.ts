import { config } from 'zod';

// Imported before any schema: zod would try whether it may make code from text, which the page's policy forbids
// and reports.
config({ jitless: true });

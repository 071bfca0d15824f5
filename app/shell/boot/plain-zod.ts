import { config } from 'zod'

// The page's policy lets nobody make code from text. Zod would try once, to be faster, and be refused: it need not try.
config({ jitless: true })

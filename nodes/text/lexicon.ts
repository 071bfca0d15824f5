import { z } from 'zod'

const phrases = z.object({ words: z.array(z.string()).default([]), phrases: z.array(z.string()).min(1) })

/** The schema of a model's `lexicon.json`; fields that are not read here are left. */
export const lexiconSchema = z.object({
  format: z.literal('reelgraph-lexicon'),
  places: z.array(phrases).default([]),
  times: z.array(phrases).default([]),
  cameras: z.array(phrases).default([]),
  words: z.array(z.string()),
  synonyms: z.record(z.string(), z.string()).default({}),
})

/** What a model can be told: its words, words that stand for others, and the usual phrase for each place and time. */
export type Lexicon = z.output<typeof lexiconSchema>

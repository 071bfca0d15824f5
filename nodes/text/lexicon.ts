import { z } from 'zod'

const phrases = z.object({ words: z.array(z.string()).default([]), phrases: z.array(z.string()).min(1) })

const strings = z.array(z.string()).default([])
const doings = z.object({ words: strings, verbs: strings, phrases: strings })

/** The schema of a model's `lexicon.json`; fields that are not read here are left. */
export const lexiconSchema = z.object({
  format: z.literal('reelgraph-lexicon'),
  places: z.array(phrases.extend({ id: z.string().default('') })).default([]),
  times: z.array(phrases).default([]),
  weathers: z.array(phrases).default([]),
  styles: z.array(phrases).default([]),
  things: z.array(phrases).default([]),
  hiding: strings,
  deeds: z
    .array(
      z.object({
        id: z.string().default(''),
        words: strings,
        phrases: strings,
        things: phrases.optional(),
        coloured: z.boolean().default(false),
        goes: z.boolean().default(false),
        characters: strings,
        places: strings,
      }),
    )
    .default([]),
  sequences: strings,
  colours: strings,
  numbers: z.record(z.string(), z.array(z.string())).default({}),
  cameras: z.array(phrases).default([]),
  characters: z
    .array(
      doings.extend({
        id: z.string().default(''),
        emoji: z.string().optional(),
        coloured: z.boolean().default(true),
      }),
    )
    .default([]),
  motions: z.array(doings.extend({ direction: z.string().default(''), characters: strings })).default([]),
  words: z.array(z.string()),
  // By any word that is typed: "constructor" is none of them.
  synonyms: z
    .record(z.string(), z.string())
    .default({})
    .transform((said): Readonly<Record<string, string>> =>
      Object.assign(Object.create(null) as Record<string, string>, said),
    ),
})

/**
 * What a model can be told: its words, words that stand for others, the usual phrase for each place, time, weather, style and thing to hide behind, what
 * its characters do, and what some of them do to things, in some places (`deeds`; to one that `goes` somewhere alone, where it does).
 */
export type Lexicon = z.output<typeof lexiconSchema>

/** What some characters do to a thing. */
export type Deed = Lexicon['deeds'][number]

import { DeedMatcher } from './deed-matcher.ts'
import { DeedReader } from './deed-reader.ts'
import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'
import type { Grammar } from './grammar.ts'

/** A prompt in which one token stands for each thing that is done to another, and what each of those is. */
export interface DeedPrompt {
  readonly tokens: readonly string[]
  readonly deeds: ReadonlyMap<string, Piece>
}

/**
 * Reads what somebody does to a thing: "eats a biscuit" bites a biscuit, "walks up to the lamp and turns it on" switches it on, and one who
 * leaves footprints goes somewhere and leaves a track. A way is added where the model knows none without.
 */
export function readDeeds(
  tokens: readonly string[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
): DeedPrompt {
  const isKnown = (word: string): boolean => known.has(word) || word in lexicon.synonyms
  const matcher = new DeedMatcher(lexicon, grammar, isKnown)
  if (matcher.deeds.length === 0) return { tokens, deeds: new Map() }
  const reader = new DeedReader(tokens, matcher, lexicon, known, grammar)
  return { tokens: reader.read(), deeds: reader.deeds }
}

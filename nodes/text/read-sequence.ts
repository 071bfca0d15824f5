import type { Lexicon } from './lexicon.ts'
import type { Piece } from './piece.ts'
import { SequenceReader } from './sequence-reader.ts'
import type { Grammar } from './grammar.ts'

/** A prompt in which one token stands for each word that says what comes first and what then, and what each of those is. */
export interface SequencePrompt {
  readonly tokens: readonly string[]
  readonly steps: ReadonlyMap<string, Piece>
}

/**
 * Reads what happens one after the other: "jumps before it runs away", "jumps. After that it runs" and "jumps, then starts to run" all jump
 * and then run. Behind the second thing that somebody does, or the camera, no third is kept: the model knows two, of one alone; of several
 * they are left. What another character does then happens at the same time to it.
 */
export function readSequence(
  tokens: readonly string[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
): SequencePrompt {
  if (lexicon.sequences.length === 0) return { tokens, steps: new Map() }
  const reader = new SequenceReader(tokens, lexicon, known, grammar)
  return { tokens: reader.read(), steps: reader.steps }
}

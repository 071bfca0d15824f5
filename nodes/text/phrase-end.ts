import type { Grammar } from './grammar.ts'
import type { Piece } from './piece.ts'

/** More words than anything says that one does. */
const most = 32

/** Where what the verb at `i` says ends: "turns blue" and "jumps up and down" are each one thing to say, whatever was taken out within. */
export function phraseEnd(pieces: readonly Piece[], i: number, grammar: Grammar): number {
  const said: { readonly to: string; readonly at: number }[] = []
  for (let at = i; at < pieces.length && said.length < most; at++)
    if (pieces[at]!.to !== '') said.push({ to: pieces[at]!.to, at })
  return said[grammar.phraseAt(said.map(({ to }) => to)) - 1]!.at + 1
}

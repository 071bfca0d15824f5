import type { Lexicon } from './lexicon.ts'
import { phraseEnd } from './phrase-end.ts'
import { leaveOut, type Piece } from './piece.ts'
import { pluralPhrase } from './read-event.ts'
import { subjectOf } from './subject-of.ts'
import type { Grammar } from './grammar.ts'

/** What happens to somebody to whom it cannot goes: a balloon pops, a fox does not, and neither does it turn blue. */
export function mendEvents(pieces: Piece[], grammar: Grammar, { motions, characters, words }: Lexicon): void {
  const some = motions
    .filter((motion) => motion.characters.length > 0 && motion.characters.length < characters.length)
    .map(({ phrases, characters }) => ({
      phrases: phrases.flatMap((phrase) => [phrase, pluralPhrase(phrase, words)]),
      characters,
    }))
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i]!.role !== 'verb' || pieces[i]!.deed !== undefined) continue
    const end = phraseEnd(pieces, i, grammar)
    const [verb, ...rest] = pieces.slice(i, end).flatMap(({ to }) => to || [])
    const forms = [verb!, grammar.singular(verb!)].map((form) => [form, ...rest].join(' '))
    const event = some.find(({ phrases }) => phrases.some((phrase) => forms.includes(phrase)))
    const who = subjectOf(pieces, i, grammar)
    if (!event || who === undefined) continue
    const may = characters.some(
      ({ id, words }) => event.characters.includes(id) && words.some((word) => grammar.names(word, who)),
    )
    if (!may) leaveOut(pieces, i, end)
  }
}

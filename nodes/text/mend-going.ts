import type { Grammar } from './grammar.ts'
import type { Lexicon } from './lexicon.ts'
import { type Piece, saidBefore } from './piece.ts'
import { subjectOf } from './subject-of.ts'
import { thirdPerson } from './word-forms.ts'
import { setOf } from './word-roles.ts'

/** Ways to go over the ground: who flies does so in no other way. */
const grounded = setOf('runs walks drives')

/** Who goes otherwise than it can goes as it does: of "a bus races" and "a dog speeds", whose verbs stand for others, the bus drives and the dog runs. */
export function mendGoing(pieces: Piece[], { characters, motions, words }: Lexicon, grammar: Grammar): void {
  const going = new Set(motions.flatMap(({ verbs }) => verbs))
  for (const [i, piece] of pieces.entries()) {
    const { from, to, role } = piece
    if (role !== 'verb' || from.split(' ').at(-1) === to) continue
    const verb = going.has(to) ? to : grammar.singular(to)
    if (!going.has(verb) || !grounded.has(verb) || words.includes(from)) continue
    const who = subjectOf(pieces, i, grammar)
    const other = joinedTo(pieces, i)
    if (other !== undefined && other !== who) continue
    const own = characters.find(({ words }) =>
      words.some((word) => who !== undefined && grammar.names(word, who)),
    )
    const does = own?.verbs[0]
    if (!does || own.verbs.includes(verb) || [from, ...thirdPerson(from)].includes(verb)) continue
    pieces[i] = { ...piece, to: verb === to ? does : grammar.plural(does) }
  }
}

/** Who does it beside the one named last: the robot of "a robot and a bee march". */
function joinedTo(pieces: readonly Piece[], verb: number): string | undefined {
  const link = pieces.findLastIndex(({ role }, i) => i < verb && (role === 'link' || role === 'comma'))
  const other = pieces[link]?.to === 'and' ? pieces[saidBefore(pieces, link)] : undefined
  return other?.role === 'noun' ? other.to : undefined
}

import { goingMotions } from './going-motions.ts'
import type { Lexicon } from './lexicon.ts'
import { thirdPerson } from './word-forms.ts'

const from =
  /(?<!\p{L})(\p{L}+)((?: in| (?:into )?(?:the )?(?:frame|view|shot|scene|picture))?) from the (left|right)(?: side)?(?! side\b| to\b| of\b)/gu
const comes = /^(?:com|enter|arriv|appear)/

/** Who walks in from the left walks to the right, where the model knows whither one goes and not whence; what is replaced is told. */
export function fromSide(text: string, lexicon: Lexicon, tell: (from: string, to: string) => string): string {
  const going = goingMotions(lexicon)
  const verbs = new Set(going.flatMap(({ verbs }) => verbs))
  return text.replaceAll(from, (said, verb: string, into: string, side: string) => {
    const goes = [verb, ...thirdPerson(verb)].some((form) => verbs.has(lexicon.synonyms[form] ?? form))
    const way = going.find(({ direction }) => direction !== '' && direction !== side)?.phrases[0]
    if (way === undefined || !(goes || (into !== '' && comes.test(verb)) || /^(?:com|enter)/.test(verb)))
      return said
    return tell(said, `${goes ? verb : verb.endsWith('s') || verb.endsWith('ing') ? 'moves' : 'move'} ${way}`)
  })
}

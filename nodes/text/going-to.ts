import { doneVerbs } from './done-verbs.ts'
import type { Lexicon } from './lexicon.ts'
import { thirdPerson } from './word-forms.ts'

const said = /(?<!\p{L})(?:(is|are) )?(not )?(going|about) to (\p{L}+)(?!\p{L})/gu

/** What somebody is going, or about, to do is done: "a fox is going to eat" eats, "two dogs are about to jump" jump. Who is going to a place goes there. */
export function goingTo(text: string, lexicon: Lexicon, tell: (from: string, to: string) => string): string {
  if (!/ to /.test(text)) return text
  const verbs = doneVerbs(lexicon)
  return text.replaceAll(
    said,
    (whole, be: string | undefined, not: string | undefined, lead: string, verb: string) => {
      const does = thirdPerson(verb).find((form) => verbs.has(form))
      if (does === undefined || (be === undefined && lead === 'about')) return whole
      if (not !== undefined) return tell(whole, `${be === 'are' ? 'do' : 'does'} not ${verb}`)
      return tell(whole, be === 'are' ? verb : does)
    },
  )
}

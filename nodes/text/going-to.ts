import { thirdPerson } from './word-forms.ts'

const said = /(?<!\p{L})(?:(is|are) )?(not )?(going|about) to (\p{L}+)(?!\p{L})/gu

/** What somebody is going, or about, to do is done: "a fox is going to eat" eats, "two dogs are about to jump" jump. Who is going to a place goes there. `verbs` are what is known to be done (`doneVerbs`). */
export function goingTo(
  text: string,
  verbs: ReadonlySet<string>,
  tell: (from: string, to: string) => string,
): string {
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

import { clauseLinks, isPreposition } from './word-roles.ts'

const clause =
  /(^|[,.;:!?]) (when|once|as soon as|after) ((?:the|an?) [^,.;:!?]+?) (?=((?:it|he|she|they) [^,.;:!?]+))/g

/**
 * A text, a space before each of its tokens, with the comma that goes between a clause of time that it begins with and what "it" does then, where
 * it does something: "after the fox spins it jumps" is "after the fox spins, it jumps".
 */
export function clauseComma(text: string, isDone: (text: string) => boolean): string {
  return text.replaceAll(clause, (said, start: string, link: string, first: string, then: string) => {
    const last = first.split(' ').at(-1)!
    const apart = !clauseLinks.has(last) && !isPreposition(last) && isDone(` ${then}`)
    return apart ? `${start} ${link} ${first} , ` : said
  })
}

import { anyOf } from './any-of.ts'
import { goingMotions } from './going-motions.ts'
import type { Lexicon } from './lexicon.ts'

const heading = '(?:heading|headed|going|moving)'
const ends = String.raw`(?= *(?:[,.;:!?]|$)| (?:and|while|then|as|before|after|when) )`
const chase = String.raw`(?:chas|pursu)(?:es|ing)|(?:hunt|follow)(?:s|ing)|(?:runs|running) after`

/**
 * Whither one goes is said where it is read, of who hides, chases another or does something to a thing: "heading left, a dog passes behind a rock" passes to
 * the left behind it, and "from right to left a dog pushes a crate" pushes it from right to left. What is replaced is told.
 */
export function whitherBehind(
  text: string,
  lexicon: Lexicon,
  tell: (from: string, to: string) => string,
): string {
  const ways = goingMotions(lexicon).flatMap(({ phrases }) => phrases)
  if (ways.length === 0) return text
  const said = anyOf(ways)
  const way = whole(said)
  if (!way.test(text)) return text
  const deeds = lexicon.deeds
    .filter(({ goes, phrases }) => goes || phrases[0]?.includes('{way}'))
    .flatMap(({ phrases, words }) => [...phrases, ...words].map((phrase) => phrase.split(' ')[0]!))
  const hides = / (?:from )?behind (?=an?|the)/
  const does = whole(`${chase}|${anyOf(deeds)}`)
  const put = (clause: string, whither: string): string | undefined => {
    if (way.test(clause)) return undefined
    if (hides.test(clause)) return clause.replace(hides, (behind) => ` ${whither}${behind}`)
    return does.test(clause) ? `${clause} ${whither}` : undefined
  }
  const first = `(^|[.;!] *)(?:${heading} (${said})|(${anyOf(ways.filter((one) => one.includes(' ')))})),? ((?:an?|the) [^,.;:!?]*?)${ends}`
  const last = `(?<!\\p{L})((?:an?|the) [^,.;:!?]*?)(?:,? (?:while|and|as)(?: it is)?)?,? ${heading} (${said})${ends}`
  return text
    .replaceAll(
      new RegExp(first, 'gu'),
      (all, start: string, headed: string | undefined, whither: string | undefined, clause: string) => {
        const made = put(clause, headed ?? whither!)
        return made === undefined ? all : `${start}${tell(all.slice(start.length), made)}`
      },
    )
    .replaceAll(new RegExp(last, 'gu'), (all, clause: string, whither: string) => {
      const made = put(clause, whither)
      return made === undefined ? all : tell(all, made)
    })
}

function whole(source: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'u')
}

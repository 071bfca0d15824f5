import type { Doing, SoFar } from './doing-reader.ts'
import type { Lexicon } from './lexicon.ts'
import type { SequenceWords } from './sequence-words.ts'
import { thirdPerson } from './word-forms.ts'
import type { Grammar } from './grammar.ts'
import { articles } from './word-roles.ts'

const cameraWay =
  /^((?: back)?) (?:to the )?(?:(?:left|right)(?= |$)|(?:in|out)(?= (?:[,.;:!]|and|then)(?: |$)|$))/
const compared = /^ (?:bigger|larger|smaller)(?= |$)/

/** Of whom some words are. */
export function soFar(said: readonly string[], grammar: Grammar, { moved, names }: SequenceWords): SoFar {
  const isCharacter = (token: string): boolean => grammar.isCharacter(names.get(token) ?? token)
  const last = said.findLastIndex(isCharacter)
  const characters = said.filter(isCharacter)
  return {
    said,
    ofCamera:
      said.lastIndexOf('camera') > last || moved.test(` ${said.filter((token) => token !== ',').join(' ')}`),
    ofOne: characters.length === 1 && !said.some((token) => grammar.isSeveral(token)),
  }
}

/** Whether a text begins with a character, one or some. */
export function isSomebody(text: string, grammar: Grammar): boolean {
  const words = text.split(' ', 5).slice(1)
  return grammar.roleOf(words[0] ?? '') === 'article' && words.some((word) => grammar.isCharacter(word))
}

/** "to the right and then back to the left": the verb said last goes on the other way; nothing where `text` tells no way. */
export function wayOn(
  text: string,
  { said, ofCamera }: SoFar,
  { goes, ways, way }: SequenceWords,
): Doing | undefined {
  if (/^gets$|^grows$|^becomes$/.test(said.at(-2) ?? '') && compared.test(text))
    return { before: '', rest: ` ${said.at(-2)!}${text}`, ofCamera: false }
  const own = ofCamera ? said.slice(said.lastIndexOf('camera') + 1) : said
  const verb = own.findLast(
    (token) => goes.has(token) || (ofCamera && /^(?:pan|zoom)(?:s|n?ing)?$/.test(token)),
  )
  if (verb === undefined) return undefined
  const found = (ofCamera ? cameraWay : way).exec(text)
  const form = verb.replace(/(^pan|^zoom)n?ing$/, '$1s')
  if (found) return { before: found[1]!, rest: ` ${form}${text.slice(found[1]!.length)}`, ofCamera }
  if (ofCamera || !/^ back(?= |$)/.test(text)) return undefined
  const rest = ` ${verb} ${otherWay(said, ways)}${text.slice(' back'.length)}`
  return { before: ' back', rest, ofCamera }
}

/** The usual phrase for the way that was not said. */
export function otherWay(said: readonly string[], ways: SequenceWords['ways']): string {
  const so = ` ${said.join(' ')} `
  const other = ways.find((phrases) => !phrases.some((phrase) => so.includes(` ${phrase} `)))
  return (other ?? ways[0]!)[0]!
}

/** The camera move that was said last is told as what the camera does: "panning left" and "camera pans left" as "the camera pans left", "static camera" as "the camera stands still". */
export function asOfCamera(said: string[], { cameras }: Lexicon): void {
  const [verb = '', way] = said.slice(-2)
  const moves = cameras.flatMap(({ words }) => words)
  const form = thirdPerson(verb).find((one) => moves.includes(`${one} ${way}`))
  if (form !== undefined && verb.endsWith('ing')) {
    said[said.length - 2] = form
    if (said.at(-3) !== 'camera') said.splice(-2, 0, 'the', 'camera')
  }
  const at = said.lastIndexOf('camera')
  const still =
    at < 1
      ? undefined
      : cameras.find(({ words, phrases }) =>
          [...words, ...phrases].some((one) => one.replace(/ camera$/, '') === said[at - 1]),
        )
  const whole = still?.phrases.find((phrase) => phrase.startsWith('the camera '))
  if (whole !== undefined) said.splice(at - 1, 2, ...whole.split(' '))
  else if (at >= 0 && !articles.has(said[at - 1] ?? '')) said.splice(at, 0, 'the')
}

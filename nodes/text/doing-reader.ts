import { beginningWith } from './beginning-with.ts'
import type { Lexicon } from './lexicon.ts'
import { otherForm } from './other-form.ts'
import type { SequenceWords } from './sequence-words.ts'
import { thirdPerson } from './word-forms.ts'
import type { Grammar } from './grammar.ts'
import { setOf } from './word-roles.ts'

/** What somebody, or the camera, is told to do. */
export interface Doing {
  /** What stands before the verb and need not be said: "it", "the cat", "starts to". */
  readonly before: string
  /** The verb, in the third person where one does it, and all behind it. */
  readonly rest: string
  readonly ofCamera: boolean
}

/** What was said before: of whom, and whether of the camera last, or of one character alone. */
export interface SoFar {
  readonly said: readonly string[]
  readonly ofCamera: boolean
  readonly ofOne: boolean
}

/** Reads a text that begins with a verb, maybe behind who does it; gives nothing where it begins with anything else. */
export type DoingReader = (text: string, before: SoFar) => Doing | undefined

const fillers = setOf(
  'it he she they to just also immediately suddenly slowly quickly gently finally will can starts begins',
)

/** What reads what is done, in the words of a lexicon. */
export function doingReader(
  { motions, synonyms }: Lexicon,
  known: ReadonlySet<string>,
  grammar: Grammar,
  { goes, move }: SequenceWords,
): DoingReader {
  const bare = motions.filter(({ verbs }) => verbs.length === 0).flatMap(({ phrases }) => phrases)
  const isVerb = (words: string): boolean => grammar.roleOf(words.split(' ', 1)[0]!) === 'verb'
  const deed = beginningWith([...bare, ...grammar.events])
  const many = beginningWith(
    Object.keys(synonyms).filter((said) => said.includes(' ') && isVerb(synonyms[said]!)),
  )

  return (text, { said, ofCamera, ofOne }) => {
    const words = text.split(' ').slice(1)
    const named = /^ (?:(?:the|a) )?camera (?=\S)/.exec(text)
    let at = named ? named[0].trim().split(' ').length : 0
    if (!named && words[0] === 'the' && said.includes(words[1] ?? '') && grammar.isCharacter(words[1]!))
      at = 2
    while (fillers.has(words[at] ?? '') && !deed.test(` ${words.slice(at).join(' ')}`)) at++
    if (/^(?:is|are)$/.test(words[at] ?? '') && words[at + 1]?.endsWith('ing')) at++
    const [word = '', ...behind] = words.slice(at)
    const form = word.endsWith('ing') ? thirdPerson(word).find((one) => known.has(one)) : undefined
    const other = otherForm(word, known, synonyms)
    const verb = form ?? (word.endsWith('ing') && other && isVerb(other) ? other : word)
    const one = (ofOne || said.includes('camera')) && known.has(verb) ? grammar.singular(verb) : verb
    const rest = [one, ...behind].map((part) => ` ${part}`).join('')
    const before = words
      .slice(0, at)
      .map((part) => ` ${part}`)
      .join('')
    if (move.test(rest) && (named !== null || ofCamera || !(goes.has(one) || deed.test(rest)))) {
      const form =
        said.includes('camera') &&
        thirdPerson(word).find((one) => known.has(one) && move.test(` ${[one, ...behind].join(' ')}`))
      return { before, rest: form ? ` ${[form, ...behind].join(' ')}` : rest, ofCamera: true }
    }
    const meant = known.has(verb) ? verb : (synonyms[verb] ?? other)
    if (named || !(deed.test(rest) || many.test(rest) || (meant !== undefined && isVerb(meant))))
      return undefined
    return { before, rest, ofCamera: false }
  }
}

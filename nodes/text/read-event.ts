import type { Lexicon } from './lexicon.ts'
import { thirdPerson } from './word-forms.ts'

const several: Readonly<Record<string, string>> = { its: 'their', is: 'are' }

/** What may happen to somebody: the phrases that a model knows for it, of one and of several. */
export function eventPhrases({ motions, words }: Lexicon): string[] {
  return motions
    .filter(({ characters }) => characters.length > 0)
    .flatMap(({ phrases }) => phrases)
    .flatMap((phrase) => [phrase, pluralPhrase(phrase, words)])
}

/** The form for several: "changes its colour" is "change their colour". */
export function pluralPhrase(phrase: string, words: readonly string[]): string {
  const plural = (word: string): string =>
    several[word] ??
    (word.endsWith('s')
      ? words.find((form) => !form.endsWith('ing') && thirdPerson(form).includes(word))
      : undefined) ??
    word
  return phrase.split(' ').map(plural).join(' ')
}

/** How many words from `at` are such a phrase of several words; 0 where none is. */
export function eventAt(tokens: readonly string[], at: number, phrases: readonly string[]): number {
  const lengths = phrases
    .map((phrase) => phrase.split(' '))
    .filter((words) => words.length > 1 && words.every((word, i) => tokens[at + i] === word))
    .map(({ length }) => length)
  return Math.max(0, ...lengths)
}

/** A prompt whose events are in the words that stand for them: "pops up" appears, "goes from red to blue" turns blue, and who "appears to run" runs. */
export function plainEvents(
  tokens: readonly string[],
  { colours }: Lexicon,
  own: readonly string[],
): readonly string[] {
  if (own.length === 0) return tokens
  const colour = `(?:${colours.join('|')})`
  const turned = (said: string, verb: string, to: string): string =>
    own.includes(said) ? said : `${/^(?:are|change|turn|go)\b/.test(verb) ? 'turn' : 'turns'} ${to}`
  const text = tokens
    .join(' ')
    .replaceAll(/\b(?:pop|show)(s|ping|ing)? up\b/g, (said, form: string = '') =>
      own.includes(said) ? said : `appear${form.replace('p', '')}`,
    )
    .replaceAll(/ appears? to(?: be)?(?= )/g, '')
  const words = (said: string): string[] => said.split(' ').filter((word) => word !== '')
  if (colours.length === 0) return words(text)
  return words(
    text
      .replaceAll(
        new RegExp(
          `\\b((?:is |are )?chang(?:e|es|ing)) (?:(?:its|their) )?colou?rs? (?:from ${colour} )?(?:to|into) (${colour})\\b`,
          'g',
        ),
        turned,
      )
      .replaceAll(
        new RegExp(
          `\\b((?:is |are )?(?:turn(?:s|ing)?|chang(?:e|es|ing)|go(?:es|ing)?)) from ${colour} (?:to|into) (${colour})\\b`,
          'g',
        ),
        turned,
      ),
  )
}

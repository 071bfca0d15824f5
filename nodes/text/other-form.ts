import { nearestWord } from './nearest-word.ts'
import { pluralOf, thirdPerson, withoutEnding } from './word-forms.ts'

/** The known word that a word is a form of, or a slip of spelling for. */
export function otherForm(
  word: string,
  known: ReadonlySet<string>,
  synonyms: Readonly<Record<string, string>>,
): string | undefined {
  // "I" is no form of "is", nor "be" of "bees", nor "as" of "a".
  if (word.length < 2 || word === 'be' || word === 'as') return undefined
  for (const form of thirdPerson(word)) {
    if (known.has(form)) return form
    if (Object.hasOwn(synonyms, form)) return synonyms[form]
  }
  for (const form of withoutEnding(word)) {
    if (known.has(form)) return form
    // "kittens" are cats.
    if (Object.hasOwn(synonyms, form))
      return /['’]/.test(word) ? synonyms[form] : pluralOf(synonyms[form]!, [...known])
  }
  for (const form of [word, ...withoutEnding(word)]) {
    const near = nearestWord(form, known)
    if (near !== undefined) return near
  }
  return undefined
}

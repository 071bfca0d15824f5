import type { Lexicon } from './lexicon.ts'

/** "run" of "runs", "push" of "pushes": as the lexicon has it, else as it is spelt. */
export function bareForm(verb: string, { words, synonyms }: Lexicon): string {
  const forms = [verb.slice(0, -1), verb.slice(0, -2), `${verb.slice(0, -3)}y`]
  const known = forms.find((form) => words.includes(form) || Object.hasOwn(synonyms, form))
  if (known !== undefined) return known
  if (verb.endsWith('ies')) return forms[2]!
  return /(?:ss|zz|x|[cs]h|o)es$/.test(verb) ? forms[1]! : forms[0]!
}

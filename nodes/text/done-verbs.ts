import type { Lexicon } from './lexicon.ts'

/** Hiding and chasing are read before anything else is. */
const read = ['hides', 'chases']

/** The verbs, in the third person, of all that a lexicon knows to be done, and of what people say for it. */
export function doneVerbs({ characters, deeds, motions, synonyms }: Lexicon): ReadonlySet<string> {
  const verbs = new Set([...characters, ...motions].flatMap((one) => one.verbs))
  const phrases = [...motions, ...deeds].flatMap((one) => [...one.phrases, ...one.words])
  for (const phrase of phrases) verbs.add(phrase.split(' ')[0]!)
  const known = new Set(verbs)
  for (const [word, means] of Object.entries(synonyms))
    if (known.has(means.split(' ')[0]!)) verbs.add(word.split(' ')[0]!)
  for (const verb of read) verbs.add(verb)
  return new Set([...verbs].filter((verb) => /^\p{L}{2,}s$/u.test(verb)))
}

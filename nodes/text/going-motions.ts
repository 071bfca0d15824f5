import type { Lexicon } from './lexicon.ts'

/** What a model knows of going somewhere: motions with verbs of their own, whose phrases say whither. */
export function goingMotions({ motions }: Pick<Lexicon, 'motions'>): Lexicon['motions'] {
  return motions.filter(({ verbs, phrases }) => verbs.length > 0 && phrases.length > 0)
}

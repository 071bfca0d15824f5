import type { Saying } from './saying.ts'

/** Who it is that was said, by a word that a model may know. */
export const saidPronouns: readonly (readonly [word: string, ...saying: Saying])[] = [
  ['he', /\bhe\b/g, 'it'],
  ['she', /\bshe\b/g, 'it'],
  ['they', /[.;!] they are (?=(?:in|on|at|near|by)\b)/g, ' '],
  ['they', /[.;!] they (?:are )?/g, ' and '],
]

/** What a word does in a sentence; a word of which nothing else is known is a noun. */
export type WordRole = 'comma' | 'article' | 'preposition' | 'link' | 'be' | 'modifier' | 'verb' | 'noun'

/** Words as a set. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const articles = setOf('a an the')
export const links = setOf('and while that')
export const auxiliaries = setOf('is are was were')
const modifiers = setOf(
  'dark sunny snowy green outer plain big bigger small smaller large larger still static closer not',
)
const prepositions = setOf(
  'in on at over under by across through into onto near among during around along alongside beside behind beyond between ' +
    'above below beneath underneath inside outside within amid past after before against upon throughout with of to from toward ' +
    'towards off up down out',
)

/** Words in the place of an article: who a thing is of, and how many there are. */
export const determiners = setOf('his her its their my our your some another one')

/** Words for several, where a model may know only some of them. */
export const severals = setOf('two three four five six seven eight nine ten several many')

/** Whether a word begins the name of a thing: "a", "his", "two". */
export function isLead(word: string): boolean {
  return articles.has(word) || determiners.has(word) || severals.has(word)
}

/** Whether a token is a punctuation mark. */
export function isMark(token: string): boolean {
  return /^[,.;:!?]$/.test(token)
}

/** Whether a known word says what a thing is like, whatever the model. */
export function isModifier(word: string): boolean {
  return modifiers.has(word)
}

/** Prepositions that also belong to a verb, as in "falls down". */
export const particles = setOf('off up down out')

/** What another clause begins with, or what one does next. */
export const clauseLinks = setOf('and but as while until before because that after when then')

/** Words that say what is not there. */
export const negations = setOf('no without')

/** Prepositions that say who is above whom. */
export const levels = setOf('above over below under beneath underneath')

/** Whether an unknown word is a preposition all the same. */
export function isPreposition(word: string): boolean {
  return prepositions.has(word)
}

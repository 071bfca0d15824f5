import type { Lexicon } from './lexicon.ts'

/** Whether a token is a word for one of some places, times or weathers. */
export function listHas(list: Lexicon['times'], token: string | undefined): boolean {
  return token !== undefined && list.some(({ words }) => words.includes(token))
}

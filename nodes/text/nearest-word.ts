import { commonWords } from './common-words.ts'

/**
 * The one known word that a slip of spelling meant: the same two letters first, two letters swapped, doubled or not, or
 * from seven letters on one letter more, less or other. Undefined where none or several are as near. Short words are
 * never guessed, for "house" is no "horse"; nor are words of their own, as "trained" and "dancer" are.
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  if (word.length < 6 || commonWords.has(word)) return undefined
  const heard = sound(word)
  let best: string[] = []
  let least = 2
  for (const candidate of known) {
    if (candidate.length < 5 || candidate.slice(0, 2) !== word.slice(0, 2)) continue
    const meant = sound(candidate)
    if (heard !== meant && (heard.startsWith(meant) || isOwnForm(word, candidate))) continue
    const distance = slips(heard, meant, word.length > 6)
    if (distance < least) [best, least] = [[candidate], distance]
    else if (distance === least) best.push(candidate)
  }
  return least < 2 && best.length === 1 ? best[0] : undefined
}

/** As it sounds, double letters once. */
function sound(word: string): string {
  return word.replaceAll('ph', 'f').replace(/(.)\1/g, '$1')
}

/** An ending that makes another word of a word. */
function isOwnForm(word: string, candidate: string): boolean {
  const ending = /(?:ed|ers?|ly|y|ing|ness|ment)$/.exec(word)?.[0]
  return ending !== undefined && !candidate.endsWith(ending)
}

/** 0 for the same, 1 for two letters swapped or, where `any`, for one letter more, less or other; 2 for all else. */
function slips(a: string, b: string, any: boolean): number {
  if (a === b) return 0
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    return 1
  if (!any) return 2
  const same = restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)
  return same ? 1 : 2
}

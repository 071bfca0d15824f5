import type { Lexicon } from './lexicon.ts'
import { nearestWord } from './nearest-word.ts'
import { thirdPerson, withoutEnding } from './word-forms.ts'

/** A rewritten prompt, what was replaced by what, and what nobody knows. */
export interface RewrittenPrompt {
  readonly text: string
  readonly changes: readonly { readonly from: string; readonly to: string }[]
  readonly unknown: readonly string[]
}

const longest = 4
const leading = new Set(
  'in on at over under by across through into near among during around along beside inside the a an of'.split(
    ' ',
  ),
)
const auxiliaries = new Set(['is', 'are', 'was', 'were'])

/**
 * A prompt in the words of a lexicon, from left to right: known words stay, the longest synonym wins, a place or time
 * that goes by another name becomes the usual phrase for it, other forms of known words become those, slips of
 * spelling are mended. What is left is unknown, and taken out where `leaveOut` says so.
 */
export function rewritePrompt(text: string, lexicon: Lexicon, leaveOut: boolean): RewrittenPrompt {
  const known = new Set(lexicon.words)
  const phraseOf = phraseTable(lexicon)
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[,.;:!?]/gu) ?? []
  const out: string[] = []
  const changes: { from: string; to: string }[] = []
  const unknown: string[] = []
  const change = (from: string, to: string): void => {
    out.push(...to.split(' '))
    changes.push({ from, to })
  }

  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    if (/^[,.;:!?]$/.test(token)) {
      if (out.length > 0 && out.at(-1) !== ',') out.push(',')
      at++
      continue
    }
    const found = longestMatch(tokens, at, lexicon, phraseOf, known)
    if (found?.kind === 'synonym') {
      change(found.words, found.to)
      at += found.length
      continue
    }
    if (found?.kind === 'phrase') {
      // "in the jungle" is replaced as a whole; what leads to the place comes with its usual phrase.
      const lead: string[] = []
      let end = at + found.length
      if (found.clause) {
        // The clause has a camera of its own: "the camera pan left", "fixed camera".
        if (out.at(-1) === 'camera') lead.unshift(out.pop()!)
        if (tokens[end] === 'camera') end++
      }
      while (out.length > 0 && leading.has(out.at(-1)!)) lead.unshift(out.pop()!)
      if (found.clause && out.length > 0 && out.at(-1) !== ',') out.push(',')
      change([...lead, ...tokens.slice(at, end)].join(' '), found.to)
      if (found.clause) {
        if (tokens[end] === 'of') end++
        if (tokens[end] !== 'and') out.push(',')
      }
      at = end
      continue
    }
    at++
    if (known.has(token)) {
      out.push(token)
      continue
    }
    const form = otherForm(token, known, lexicon.synonyms)
    if (form !== undefined) {
      const be = token.endsWith('ing') && auxiliaries.has(out.at(-1)!) ? `${out.pop()!} ` : ''
      change(be + token, form)
      continue
    }
    unknown.push(token)
    if (!leaveOut) out.push(token)
  }
  return { text: joined(out), changes, unknown: [...new Set(unknown)] }
}

interface Match {
  readonly kind: 'synonym' | 'phrase'
  readonly words: string
  readonly to: string
  readonly length: number
  /** Whether the phrase is a clause of its own, after a comma. */
  readonly clause: boolean
}

interface Phrase {
  readonly to: string
  readonly clause: boolean
}

/** Names of places, times and camera moves, with the usual phrase of each. */
function phraseTable({ places, times, cameras }: Lexicon): Map<string, Phrase> {
  const table = new Map<string, Phrase>()
  for (const [list, clause] of [
    [places, false] as const,
    [times, false] as const,
    [cameras, true] as const,
  ]) {
    for (const { words, phrases } of list)
      for (const word of words) table.set(word, { to: phrases[0]!, clause })
  }
  return table
}

/** The longest run of words from `at` that stands for something else; a run of known words stands for itself. */
function longestMatch(
  tokens: readonly string[],
  at: number,
  { synonyms }: Lexicon,
  phrases: ReadonlyMap<string, Phrase>,
  known: ReadonlySet<string>,
): Match | undefined {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length)
    if (run.every((word) => known.has(word))) continue
    const words = run.join(' ')
    if (Object.hasOwn(synonyms, words))
      return { kind: 'synonym', words, to: synonyms[words]!, length, clause: false }
    const phrase = phrases.get(words)
    if (phrase) return { kind: 'phrase', words, length, ...phrase }
  }
  return undefined
}

/** The known word that a word is a form of, or a slip of spelling for. */
function otherForm(
  word: string,
  known: ReadonlySet<string>,
  synonyms: Readonly<Record<string, string>>,
): string | undefined {
  // "I" is no form of "is".
  if (word.length < 2) return undefined
  for (const form of [...thirdPerson(word), ...withoutEnding(word)]) {
    if (known.has(form)) return form
    if (Object.hasOwn(synonyms, form)) return synonyms[form]
  }
  for (const form of [word, ...withoutEnding(word)]) {
    const near = nearestWord(form, known)
    if (near !== undefined) return near
  }
  return undefined
}

/** Tokens as a sentence: commas close up, "a" or "an" fits the word after it, and none is left without a word. */
function joined(tokens: readonly string[]): string {
  const words = tokens.flatMap((word, i) => {
    const next = tokens[i + 1] ?? ','
    if ((word === 'a' || word === 'an' || word === 'the') && next === ',') return []
    if (word !== 'a' && word !== 'an') return [word]
    return [/^[aeio]/.test(next) ? 'an' : 'a']
  })
  return words
    .join(' ')
    .replaceAll(' ,', ',')
    .replace(/[\s,]+$/, '')
}

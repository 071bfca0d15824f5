import type { Lexicon } from './lexicon.ts'
import { longest, longestMatch, type Phrase, phraseTable } from './longest-match.ts'
import { nearestWord } from './nearest-word.ts'
import { thirdPerson, withoutEnding } from './word-forms.ts'

/** A rewritten prompt, what was replaced by what, and what nobody knows. */
export interface RewrittenPrompt {
  readonly text: string
  readonly changes: readonly { readonly from: string; readonly to: string }[]
  readonly unknown: readonly string[]
}

const leading = new Set(
  'in on at over under by across through into near among during around along beside inside the a an of'.split(
    ' ',
  ),
)
const auxiliaries = new Set(['is', 'are', 'was', 'were'])
/** What may stand between the camera and how it is. */
const links = new Set([...auxiliaries, 'stays', 'remains'])
const articles = new Set(['a', 'an', 'the'])

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
        // The clause has a camera of its own: "the camera pan left", "the camera is fixed", "fixed camera".
        const linked = out.at(-2) === 'camera' && links.has(out.at(-1)!)
        if (linked || out.at(-1) === 'camera') lead.unshift(...out.splice(linked ? -2 : -1))
        if (tokens[end] === 'camera') end++
      }
      while (out.length > 0 && leading.has(out.at(-1)!)) lead.unshift(out.pop()!)
      if (found.clause && out.length > 0 && out.at(-1) !== ',' && out.at(-1) !== 'and') out.push(',')
      change([...lead, ...tokens.slice(at, end)].join(' '), found.to)
      if (found.clause) {
        if (leadsToThing(tokens, end, found.to, phraseOf)) end++
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

/** Whether a word leads from a camera's clause to a thing, as in "zoom in on a fox"; "on the beach" says where it all is. */
function leadsToThing(
  tokens: readonly string[],
  at: number,
  clause: string,
  phrases: ReadonlyMap<string, Phrase>,
): boolean {
  const word = tokens[at]
  if (word === 'of') return true
  // "pan left to the right" names no thing.
  if (word !== 'on' && !(word === 'to' && clause.includes('zooms'))) return false
  if (!articles.has(tokens[at + 1] ?? '')) return false
  for (let length = 1; length <= longest; length++)
    if (phrases.has(tokens.slice(at + 2, at + 2 + length).join(' '))) return false
  return true
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
    if (articles.has(word) && next === ',') return []
    if (word !== 'a' && word !== 'an') return [word]
    return [/^[aeio]/.test(next) ? 'an' : 'a']
  })
  return words
    .join(' ')
    .replaceAll(' ,', ',')
    .replace(/[\s,]+$/, '')
}

import { fromSide } from './from-side.ts'
import type { Lexicon } from './lexicon.ts'

/** Short forms, old openings and turns of phrase, and what says the same in more words or other ones. */
const plain: readonly (readonly [said: RegExp, means: string])[] = [
  [/\bonce upon a time\b,?/g, ''],
  [/\b(?:shallow |deep )?depth of field\b/g, ''],
  [/\bno (?:zoom|pan)(?:n?ing|s)?\b|\bno cuts?\b/g, ''],
  [/\bno camera (?:movement|motion)\b/g, 'static camera'],
  [/\b(?:8|16)[- ]bit (?=pixel art)|\b3d (?=pixar)/g, ''],
  [/\b(does|do|is|are|was|were)n['’]t\b/g, '$1 not'],
  [/\b(it|he|she|there)['’]s\b/g, '$1 is'],
  [/\bnever (\p{L}+[^s\P{L}])s\b/gu, 'does not $1'],
  [/\bit (?:is|starts|begins|starts to|begins to) (rain|snow)(?:ing)?\b/g, 'it is $1y'],
  [/\b(stand)(s|ing)?\b(?! still)/g, '$1$2 still'],
  [/\bfrom the left to the right\b/g, 'from left to right'],
  [/\bfrom the right to the left\b/g, 'from right to left'],
  [/\bwas\b/g, 'is'],
  [/\bwere\b/g, 'are'],
  // Seen from where a bird is: no bird is seen.
  [/\bbird(?:['’]?s)?[ -]eye\b/g, "bird's-eye"],
  [/(?<!\bas \S+ )\bas (?=(?:it|he|she|they|the) )/g, 'while '],
  // Who turns a lamp off turns in no other way.
  [/\b(turn|switch)(s|es|ing)? off\b/g, '$1$2-off'],
]

/** A prompt, in lower case, without short forms; a name that the lexicon has with a space is without its hyphen: "fire-truck". */
export function plainEnglish(text: string, lexicon: Lexicon): string {
  const { characters, synonyms } = lexicon
  const names = new Set([...Object.keys(synonyms), ...characters.flatMap(({ words }) => words)])
  const said = plain.reduce((text, [form, means]) => text.replaceAll(form, means), text)
  return fromSide(said, lexicon).replaceAll(/\p{L}+(?:-\p{L}+)+/gu, (word) => {
    const apart = word.replaceAll('-', ' ')
    return !names.has(word) && names.has(apart) ? apart : word
  })
}

import type { ColourWords } from './colour-words.ts'
import type { Lexicon } from './lexicon.ts'

/** What changes to a colour becomes, or turns, that colour, as the lexicon has it; told. */
export function colourTaken(
  text: string,
  { colour }: ColourWords,
  { words }: Lexicon,
  tell: (from: string, to: string) => string,
): string {
  const verb = ['becomes', 'turns'].find((word) => words.includes(word))
  if (verb === undefined) return text
  return text.replaceAll(
    new RegExp(
      String.raw`(?<!\p{L})chang(?:es|ing)(?: from \p{L}+)? (?:in)?to (?:an? )?(${colour})(?: colou?r)?(?!\p{L})`,
      'gu',
    ),
    (whole, shade: string) => tell(whole, `${verb} ${shade}`),
  )
}

import type { ColourWords } from './colour-words.ts'
import { withoutEnding } from './word-forms.ts'

/** Two of a kind in two colours are named apart: "two cars, one red and one blue" and "a red and a blue car" are "a red car and a blue car"; what is replaced is told. */
export function coloursApart(
  text: string,
  { colour, thing, comesInColours }: ColourWords,
  tell: (from: string, to: string) => string,
): string {
  const both = (name: string, one: string, other: string, end: string): string => {
    const single = [name, ...withoutEnding(name)].find((word) => comesInColours.has(word))!
    return `a ${one} ${single} and a ${other} ${single}${end}`
  }
  const named = String.raw`(${thing})(?:e?s)?(?!\p{L})`
  return text
    .replaceAll(
      new RegExp(
        String.raw`(?<!\p{L})two ${named},? (?:(?:an?|one) )?(${colour})(?: one)?,? and (?:an? |one |the other )?(${colour})(?: one)?(,)?(?!\p{L})`,
        'gu',
      ),
      (whole, name: string, one: string, other: string) => tell(whole, both(name, one, other, '')),
    )
    .replaceAll(
      new RegExp(String.raw`(?<!\p{L})an? (${colour}) and an? (${colour}) ${named}`, 'gu'),
      (whole, one: string, other: string, name: string) => tell(whole, both(name, one, other, '')),
    )
    .replaceAll(
      new RegExp(String.raw`(?<!\p{L})(?:two )?(${colour}) and (${colour}) (${thing})(?:e?s)(?!\p{L})`, 'gu'),
      (whole, one: string, other: string, name: string) => tell(whole, both(name, one, other, '')),
    )
}

import type { ColourWords } from './colour-words.ts'
import type { Lexicon } from './lexicon.ts'

const start = String.raw`(?<!\p{L})`
const end = String.raw`(?!\p{L})`
const number = String.raw`two|three|four|five|six|several|some|many|\d+`

/**
 * Those of a kind in several colours are named apart: "two cars, one red and one blue", "a red and a blue car" and "a red car and a blue one" are "a red
 * car and a blue car". Of three in three colours there are three. What is replaced is told.
 */
export function coloursApart(
  text: string,
  { colour, thing, coloured, many, oneOf, manyOf }: ColourWords,
  { numbers }: Lexicon,
  tell: (from: string, to: string) => string,
): string {
  const both = (whole: string, name: string, one: string, other: string): string =>
    tell(whole, `a ${one} ${name} and a ${other} ${name}`)
  const counted = (some: string, shade: string, name: string): string =>
    some === 'one' ? `a ${shade} ${oneOf(name)}` : `${some} ${shade} ${manyOf(name)}`
  const between = String.raw`(?:(?!${start}(?:${thing})${end})[^.;!?]){1,60}? (?:an?|another|the) (?:${colour}) `
  const listed = `(?:(?:an?|one) )?(${colour})(?: one)?(?:,? and|,) (?:an? |one |the other )?(${colour})(?: one)?,?`
  const three = numbers[3]?.[0]
  const all = `${start}(?:${colour}), (?:${colour}),? and (?:${colour}) (${many})${end}`
  const apart = `${start}three (${many}),? one (?:${colour}), one (?:${colour}),? (?:and )?one (?:${colour}),?${end}`
  return text
    .replaceAll(new RegExp(three ? `${all}|${apart}` : '$^', 'gu'), (whole, said?: string, named?: string) =>
      tell(whole, `${three} ${said ?? named}`),
    )
    .replaceAll(
      new RegExp(`${start}two (${many}),? ${listed}${end}`, 'gu'),
      (whole, name: string, one: string, other: string) => both(whole, oneOf(name), one, other),
    )
    .replaceAll(
      new RegExp(`${start}(${coloured})(${between})one${end}`, 'gu'),
      (whole, name: string, said: string) => tell(whole, `${name}${said}${name}`),
    )
    .replaceAll(
      new RegExp(
        `${start}(one|${number}) (${colour}) and (one|${number}) (${colour}) (${many}|${coloured})${end}`,
        'gu',
      ),
      (whole, some: string, one: string, others: string, other: string, name: string) =>
        tell(whole, `${counted(some, one, name)} and ${counted(others, other, name)}`),
    )
    .replaceAll(
      new RegExp(`${start}an? (${colour}) and an? (${colour}) (${coloured})${end}`, 'gu'),
      (whole, one: string, other: string, name: string) => both(whole, name, one, other),
    )
    .replaceAll(
      new RegExp(
        String.raw`(?<!(?:${number}|the|of) )${start}(?:two )?(${colour}) and (${colour}) (${many})${end}`,
        'gu',
      ),
      (whole, one: string, other: string, name: string) => both(whole, oneOf(name), one, other),
    )
}

import type { ColourWords } from './colour-words.ts'

/**
 * Those of a kind in several colours are named apart: "two cars, one red and one blue", "a red and a blue car" and "a red car and a blue one" are "a red
 * car and a blue car". Of three in three colours there are three. What is replaced is told.
 */
export function coloursApart(
  text: string,
  { colour, thing }: ColourWords,
  tell: (from: string, to: string) => string,
): string {
  const both = (whole: string, name: string, one: string, other: string): string =>
    tell(whole, `a ${one} ${name} and a ${other} ${name}`)
  const start = String.raw`(?<!\p{L})`
  const end = String.raw`(?!\p{L})`
  const one = String.raw`[^.;!?]{1,60}? (?:an?|another|the) (?:${colour}) `
  const three = `(?:an? )?(?:${colour}), (?:an? )?(?:${colour}),? and (?:an? )?(?:${colour})`
  const listed = `(?:(?:an?|one) )?(${colour})(?: one)?(?:,? and|,) (?:an? |one |the other )?(${colour})(?: one)?,?`
  return text
    .replaceAll(
      new RegExp(`${start}two (${thing})(?:e?s),? ${listed}${end}`, 'gu'),
      (whole, name: string, first: string, other: string) => both(whole, name, first, other),
    )
    .replaceAll(
      new RegExp(
        `${start}(${thing})((?!(?:e?s)?,? (?:and )?(?:an?|the) (?:${thing})${end})${one})one${end}`,
        'gu',
      ),
      (whole, name: string, between: string) => tell(whole, `${name}${between}${name}`),
    )
    .replaceAll(
      new RegExp(`${start}${three} (${thing})(e?s)?${end}`, 'gu'),
      (whole, name: string, many = name.endsWith('s') ? 'es' : 's') => tell(whole, `three ${name}${many}`),
    )
    .replaceAll(
      new RegExp(`${start}(two|three) (${colour}) and (two|three) (${colour}) (${thing})(e?s)${end}`, 'gu'),
      (whole, some: string, first: string, others: string, other: string, name: string, many: string) =>
        tell(whole, `${some} ${first} ${name}${many} and ${others} ${other} ${name}${many}`),
    )
    .replaceAll(
      new RegExp(
        `${start}(?:an? (${colour}) and an? (${colour}) (${thing})|(?:two )?(${colour}) and (${colour}) (${thing})(?:e?s))${end}`,
        'gu',
      ),
      (whole, ...[a, b, ofOne, c, d, ofTwo]: (string | undefined)[]) =>
        both(whole, (ofOne ?? ofTwo)!, (a ?? c)!, (b ?? d)!),
    )
}

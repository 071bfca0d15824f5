import type { ColourWords } from './colour-words.ts'

const end = String.raw`(?= *(?:[,.;!?]|$))`
/**
 * A colour that is said behind what has it stands before it: "the car is red. It drives" is "the red car drives", "a bus, green, at night" is "a green
 * bus, at night", "a bus drives. It is green." is "a green bus drives.". Of what comes in one colour alone it goes: "the fox is red and runs" is "the
 * fox runs". What is replaced is told.
 */
export function colourBehind(
  text: string,
  { colour, thing, verb, comesInColours }: ColourWords,
  tell: (from: string, to: string) => string,
): string {
  // An end, "and", where, or what is done; no thing that has the colour.
  const goesOn = String.raw`(?= *(?:[,.;!?]|$)| (?:and|in|on|at|by|to|over|under|through|left|right|while|drive|go|float|fly|roll|${verb}|(?!evening|morning|building)\p{L}+ing)(?!\p{L}))`
  const one = String.raw`(?<!\p{L})(?:(the|an?) )?(${thing})`
  const also = `(?: and (?:white|black|${colour}))?`
  const before = (article: string | undefined, name: string, shade: string): string =>
    [
      article === undefined ? '' : article === 'the' || !comesInColours.get(name) ? article : 'a',
      comesInColours.get(name) ? shade : '',
      name,
    ]
      .filter((word) => word !== '')
      .join(' ')
  const put = (whole: string, article: string | undefined, name: string, shade: string): string =>
    tell(whole, before(article, name, shade)) + (/\s$/.test(whole) ? ' ' : '')
  // What it does comes with the same breath, or the next.
  const is = String.raw`${one}(?: is|[.;,!] it is) (${colour})${also}(?: at first)?(?:(?: and(?: it)?|[.;,!] (?:and )?it) (?=(?:\p{L}+s|drive|go|move|float|fly|roll|race)(?!\p{L}))|(?:${end}|(?= and (?:an?|the|two|three) ))(?! *[.;,] (?:an?|the) [^.;]* it(?!\p{L})))`
  const apart = String.raw`${one}(?:, (${colour})${also}${end}|, (?:that|which) is (${colour})${also},| (?:that|which) is (${colour})${also}|,? (?:painted|in|of)(?: an?)? (${colour})(?: colou?r)?${goesOn}| (${colour})${also}${goesOn})`
  const late = String.raw`^((?:(?! and |${colour}).)*?)${one}((?:(?!(?<!\p{L})(?:${thing})(?!\p{L})|(?<!\p{L})(?:${colour})(?!\p{L})).)+)[.;!] (?:it|the \3) is (${colour})${also}${end}`
  return text
    .replace(
      new RegExp(late, 'u'),
      (whole, start: string, article: string | undefined, name: string, does: string, shade: string) =>
        tell(whole, `${start}${before(article, name, shade)}${does}`),
    )
    .replaceAll(new RegExp(is, 'gu'), put)
    .replaceAll(
      new RegExp(apart, 'gu'),
      (whole, article: string | undefined, name: string, ...shades: (string | undefined)[]) =>
        put(
          whole,
          article,
          name,
          shades.slice(0, 5).find((shade) => shade !== undefined)!,
        ),
    )
}

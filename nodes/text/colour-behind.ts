import type { ColourWords } from './colour-words.ts'

const end = String.raw`(?= *(?:[,.;!?]|$))`
const anotherOne = String.raw`(?= and (?:an?|the|two|three) )`

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
  const before = (article: string | undefined, name: string, shade: string): string => {
    const led = article === undefined || article === 'the' || !comesInColours(name) ? article : 'a'
    return [led, comesInColours(name) ? shade : undefined, name].filter(Boolean).join(' ')
  }
  const put = (
    whole: string,
    article: string | undefined,
    name: string,
    ...shades: (string | undefined)[]
  ): string => tell(whole, before(article, name, shades.find(Boolean)!)) + (/\s$/.test(whole) ? ' ' : '')
  const one = String.raw`(?<!\p{L})(?:(the|an?) )?(${thing})(?!\p{L})`
  const shade = `(${colour})(?: and (?:white|black|${colour}))?`
  const named = String.raw`(?<!\p{L})(?:${thing}|${colour})(?!\p{L})`
  // An end, "and", where, or what is done; no thing that has the colour.
  const goesOn = String.raw`(?= *(?:[,.;!?]|$)| (?:and|in|on|at|by|to|over|under|through|left|right|while|${verb}|(?!evening|morning|building)\p{L}+ing)(?!\p{L}))`
  // What it does comes with the same breath, or the next; of what "it" is that another one handles, all is read elsewhere.
  const does = String.raw`(?: and(?: it)?|[.;,!] (?:and )?it) (?=(?:${verb})(?!\p{L}))`
  const is = String.raw`${one}(?: is|[.;,!] it is) ${shade}(?: at first)?(?:${does}|(?:${end}|${anotherOne})(?! *[.;,] (?:an?|the) [^.;]{0,200} it(?!\p{L})))`
  const apart = String.raw`${one}(?:, ${shade}${end}|, (?:that|which) is ${shade},| (?:that|which) is ${shade}|,? (?:painted|in|of)(?: an?)? ${shade}(?: colou?r)?${goesOn}| ${shade}(?:${goesOn}|(?= (?:night|day|dusk|sunset)(?!\p{L}))))`
  const late = String.raw`^((?:(?! and |${named}).)*?)${one}((?:(?!${named})[^.;!])+)[.;!] (?:it|the \3) is ${shade}${end}`
  return text
    .replaceAll(new RegExp(String.raw`(?<!\p{L})(${colour})[- ]colou?red(?!\p{L}| pencil)`, 'gu'), '$1')
    .replace(
      new RegExp(late, 'u'),
      (whole, start: string, article: string | undefined, name: string, done: string, said: string) =>
        tell(whole, `${start}${before(article, name, said)}${done}`),
    )
    .replaceAll(new RegExp(is, 'gu'), (whole, article: string | undefined, name: string, said: string) =>
      put(whole, article, name, said),
    )
    .replaceAll(
      new RegExp(apart, 'gu'),
      (whole, article: string | undefined, name: string, ...said: (string | undefined)[]) =>
        // Behind the five groups come the offset and the whole text.
        put(whole, article, name, ...said.slice(0, 5)),
    )
}

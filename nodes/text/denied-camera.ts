const adverb = String.raw`(?:\p{L}+ly )?`
const lead = String.raw`(?<start>,? ?(?<!\p{L})(?:and|but|while|as|with|where) |, ?)?`
const denial = String.raw`(?:(?:does|do|is|are|has|will|can) not(?: ever)?|never|not|stops|avoids)`
const whither = String.raw`(?:(?:in|out)(?! (?:an?|the)(?!\p{L}))|back|away|closer|still|left|right|up|down|around|to the (?:left|right)|from (?:left to right|right to left)|from side to side)`
const ways = String.raw`(?: ${adverb}${whither}(?!\p{L}))*`
// A dog may push a crate, and a car moves in a city: these are the camera's where they say whither.
const turns = String.raw`(?:zoom|pan|doll[yi]|tilt)(?:e?s|n?ing)?(?!\p{L})`
const comes = String.raw`(?:push|pull|mov)(?:e?s|e|ing)?(?= (?:(?:in|out)(?! (?:an?|the)(?!\p{L}))|back|closer)(?!\p{L}))`
const move = String.raw`(?:${turns}|${comes})${ways}`
const more = String.raw`(?:(?:,? (?:or|nor)|,) (?:not |never )?${move}|,? and (?!(?:zoom|pan|tilt|dollie|push|pull|move)e?s(?!\p{L}))${move})*`
const at = String.raw`(?: (?:on|into|towards?|to|at|after))?`
const there = String.raw`(?:${at} (?:it|him|her|them|anything|anyone)(?!\p{L})|${at} the (?<again>\p{L}+)(?!\p{L})|(?<seen>${at} (?=an? )))?`
const instead = String.raw`(?<but>(?:,? (?:but|instead|rather|it|and)(?!\p{L})){1,4},? (?=(?:zoom|pan|tilt|dollie|push|pull|move)e?s(?!\p{L})))?`
/** Who stands still is told so in words that a model may know. */
const known = String.raw`(?!mov(?:e|es|ing)(?!\p{L})(?! ${adverb}${whither}(?!\p{L})))`

const ofCamera = new RegExp(
  `${lead}(?:(?:the|an?) )?(?<!\\p{L})camera ${adverb}${denial} ${adverb}${known}\\p{L}+${ways}${more}${there}${instead}`,
  'gu',
)
/** Who does not stop goes on. */
const goesOn = /(?<!\p{L})camera (?:\p{L}+ly )?(?:(?:does|do|will) not|never) stops? (?=\p{L}+ing(?!\p{L}))/gu
const ofNobody = new RegExp(
  `${lead}(?<!\\p{L})(?:without moving the camera|(?:(?:please )?(?:does not|do not|never|not|without|with no|avoid|avoiding|no)) (?:ever |any |the )?(?:camera )?${adverb}${move}${more}${there})`,
  'gu',
)

/**
 * What the camera is said not to do is left out: of "a fox runs, the camera does not zoom in" the fox runs. Whom it would have looked at is there, and
 * what it does instead is done. That it does not move at all stays.
 */
export function deniedCamera(text: string, tell: (from: string, to: string) => string): string {
  const leave = (whole: string, ...found: unknown[]): string => {
    const { start = '', but, seen, again } = found.at(-1) as Record<string, string | undefined>
    const before = (found.at(-2) as string).slice(0, found.at(-3) as number)
    const whom = again === undefined || before.includes(` ${again}`) ? '' : `the ${again}`
    tell(whole.replace(/^[ ,]+/, '').slice(0, whom === '' ? undefined : -whom.length - 1), '')
    if (but !== undefined) return `${start}the camera `
    return seen === undefined && whom === '' ? '' : `, ${whom}`
  }
  return text.replaceAll(goesOn, 'camera is ').replaceAll(ofCamera, leave).replaceAll(ofNobody, leave)
}

const sky =
  /,? \b(?:under|beneath|below) (?:an? |the )?(?:\p{L}+ ){0,2}?(?:moon|stars|starry sky|night sky|moonlight)(?: and (?:the )?(?:stars|moon))?(?!\p{L})/gu
const time =
  /\b(?:night|nighttime|midnight|dusk|sunset|sundown|evening|twilight|dawn|sunrise|morning|noon|afternoon|day|daylight)\b/

/** "under the stars" is at night, or goes where the prompt says a time; what is replaced is told. */
export function underSky(text: string, tell: (from: string, to: string) => string): string {
  const timed = time.test(text.replaceAll(sky, ' '))
  return text.replaceAll(sky, (found) => tell(found, timed ? '' : ' at night'))
}

/** Verbs for what a camera does or where it stays, without their endings; a last "e" is left out where "-ing" takes its place. */
const stems =
  'pan zoom tilt roll track truck dolly dolli crane orbit circl arc mov follow push pull go com fly fli glid drift slid swing ' +
  'sweep turn rotat spin ris rais lower descend climb travel whip shak stay stand remain hold keep stop hover'
const stem = `(?:${stems.replaceAll(' ', '|')})`
const adverb = `(?:(?:\\p{L}+ly|very|then|now|always|never|still|just) )*`
const still = '(?:still|static|fixed|steady|stationary|locked|motionless|unmoving)'

const camera = [
  `(?<!(?:with|holds?|holding|carry|carries|carrying) (?:an?|the|his|her|their) )camera ${adverb}(?:` +
    [
      `${stem}(?:n|m)?(?:e?s|ing)`,
      `(?:is|isn't|is not) ${adverb}(?:${stem}n?ing|${still})`,
      `(?:does not|doesn't|will|must|may|can) ${adverb}${stem}e?`,
    ].join('|') +
    ')',
  `(?:${still}|moving|tracking) camera`,
  'zoom(?:s|ing)? (?:in|out)',
  'pan(?:s|ning) (?:to the )?(?:left|right)',
  '(?<!(?:in|into|on|onto|from|of|with) (?:an?|the) )pan (?:to the )?(?:left|right)',
].join('|')

const says = new RegExp(`(?<!\\p{L})(?:${camera})(?!\\p{L})`, 'iu')

/** Whether a caption says in words what the camera does; one that is only seen does nothing of that. */
export function saysCamera(caption: string): boolean {
  return says.test(caption)
}

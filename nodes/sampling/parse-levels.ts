/** Noise levels from text such as `1, 0.7, 0.3, 0`, final 0 included; or a sentence that says what is wrong with it. */
export function parseLevels(text: string): Float64Array<ArrayBuffer> | string {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length === 0)
    return 'Levels is empty. Write falling numbers from at most 1 to 0, as in "1, 0.7, 0.3, 0".'
  const levels = words.map(Number)
  const wrong = words.findIndex((_, i) => !(levels[i]! >= 0 && levels[i]! <= 1))
  if (wrong >= 0) return `"${words[wrong]!.slice(0, 40)}" is not a level. Levels are numbers from 1 to 0.`
  const rise = levels.findIndex((level, i) => i > 0 && level >= levels[i - 1]!)
  if (rise >= 0)
    return `${levels[rise]} does not fall below ${levels[rise - 1]}. Write each level smaller than the one before.`
  if (levels[levels.length - 1] !== 0) levels.push(0)
  if (levels.length < 2) return 'One level is not a schedule. Write at least one level above 0.'
  return Float64Array.from(levels)
}

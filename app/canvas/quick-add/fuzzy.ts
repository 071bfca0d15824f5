/**
 * How well a text fits what was typed: 0 not at all, 1 exactly. Every character must be found in order; runs, beginnings of
 * words and the beginning of the text count for more, so `ds` finds DiT Sampler before Decoder settings.
 */
export function fuzzy(typed: string, text: string): number {
  const [wanted, given] = [typed.toLowerCase().replaceAll(' ', ''), text.toLowerCase()]
  if (wanted === '') return 1
  if (given.startsWith(typed.toLowerCase())) return 1 - given.length * 0.001
  const whole = given.indexOf(typed.toLowerCase())
  if (whole > 0) return (isStart(given, whole) ? 0.9 : 0.7) - given.length * 0.001
  let [score, at, run] = [0, -1, 0]
  for (const character of wanted) {
    const start = nextStart(given, character, at + 1)
    const next =
      run > 0 && given[at + 1] === character ? at + 1 : start >= 0 ? start : given.indexOf(character, at + 1)
    if (next < 0) return 0
    run = next === at + 1 ? run + 1 : 1
    score += isStart(given, next) ? 1 : run > 1 ? 0.8 : 0.3
    at = next
  }
  return (0.6 * score) / wanted.length - given.length * 0.001
}

function isStart(text: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]!)
}

function nextStart(text: string, character: string, from: number): number {
  for (let at = text.indexOf(character, from); at >= 0; at = text.indexOf(character, at + 1))
    if (isStart(text, at)) return at
  return -1
}

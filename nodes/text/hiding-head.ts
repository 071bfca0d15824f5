const adverbs = new Set('slowly quickly quietly fast suddenly then just straight'.split(' '))
const particles = new Set('out in back around past up away down'.split(' '))

/** What leads to a thing that somebody goes behind: the verb, the direction behind it, and what stands before both. */
export interface Head {
  readonly lead: string
  readonly verb: string
  readonly way: string
}

/** The verb that a text ends with, the direction behind it, and what stands before both; how it is done goes. */
export function headOf(text: string, directions: string): Head {
  const bare = withoutAdverbs(text)
  const found = new RegExp(`^(.*?)((?: (?:${directions}))?)$`).exec(bare)!
  const words = withoutAdverbs(found[1]!)
    .split(' ')
    .filter((word) => word !== '')
  if (particles.has(words.at(-1) ?? '')) words.pop()
  const verb = words.pop() ?? ''
  return { verb, way: found[2]!, lead: words.map((word) => ` ${word}`).join('') }
}

function withoutAdverbs(text: string): string {
  const words = text.split(' ')
  while (adverbs.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

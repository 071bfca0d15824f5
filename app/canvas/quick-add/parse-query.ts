/** What somebody looks for: words, and kinds that a node must take or give. */
export interface Query {
  readonly words: string
  readonly takes: readonly string[]
  readonly gives: readonly string[]
}

/** Reads `blur in:clip out:video`. A filter that is being typed (`in:`) filters nothing yet. */
export function parseQuery(text: string): Query {
  const words: string[] = []
  const takes: string[] = []
  const gives: string[] = []
  for (const part of text.toLowerCase().split(/\s+/)) {
    const [, side, kind] = /^(in|out):(.*)$/.exec(part) ?? []
    if (side === undefined) words.push(part)
    else if (kind) (side === 'in' ? takes : gives).push(kind)
  }
  return { words: words.join(' ').trim(), takes, gives }
}

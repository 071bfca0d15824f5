/** One character of a story: its name, written @name in shots, and the words that stand for it. */
export interface Character {
  readonly name: string
  readonly description: string
}

const mention = /@([\p{L}\p{N}_-]+)/gu

/** The names that a text mentions as @name, in order. */
export function mentions(text: string): string[] {
  return Array.from(text.matchAll(mention), (match) => match[1]!)
}

const led = /(?:(?<!\p{L})(the|an?) +)?@([\p{L}\p{N}_-]+)/giu
const article = /^(?:the|an?) +/i

/**
 * The text with every @name replaced by its character's description, as it reads there: with one article, "a" or "an" by how it begins, no full stop
 * of its own, and no capital "A" within a sentence. Names that nobody has stay as they are.
 */
export function replaceMentions(text: string, characters: readonly Character[]): string {
  const known = new Map(
    characters.map(({ name, description }) => [
      name.toLowerCase(),
      description.trim().replace(/[\s.,;:!?]+$/, ''),
    ]),
  )
  return text.replace(led, (whole, lead: string | undefined, name: string, at: number) => {
    const said = known.get(name.toLowerCase())
    if (!said) return whole
    if (lead !== undefined && !article.test(said)) return `${leadOf(lead, said)} ${said}`
    if (lead?.toLowerCase() === 'the') return `${lead} ${said.replace(article, '')}`
    const begins = lead === undefined ? /(?:^|[.!?])\s*$/.test(text.slice(0, at)) : lead.startsWith('A')
    return begins
      ? lead === undefined
        ? said
        : capital(said)
      : said.replace(article, (one) => one.toLowerCase())
  })
}

/** A vowel that is heard where a word begins. */
const vowel =
  /^(?!uni(?:corn|cycle|form|on|que|t|vers)|us(?:e|ual)|eu|ewe|one(?!\p{L})|once)[aeiou]|^(?:hour|hono|honest|heir)/iu

/** The article as it stands before a description. */
function leadOf(lead: string, said: string): string {
  if (lead.toLowerCase() === 'the') return lead
  return `${lead.charAt(0)}${vowel.test(said) ? 'n' : ''}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

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

/** The text with every @name replaced by its character's description; names that nobody has stay as they are. */
export function replaceMentions(text: string, characters: readonly Character[]): string {
  const known = new Map(characters.map(({ name, description }) => [name.toLowerCase(), description.trim()]))
  return text.replace(mention, (whole, name: string) => known.get(name.toLowerCase()) || whole)
}

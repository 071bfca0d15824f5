/** What a verb may be in the third person: `run` or `running` give `runs`; forms that no word has are harmless. */
export function thirdPerson(word: string): string[] {
  const forms = [`${word}s`, `${word}es`]
  if (word.endsWith('y')) forms.push(`${word.slice(0, -1)}ies`)
  if (word.endsWith('ing') && (word.length > 5 || word === 'going')) {
    const stem = word.slice(0, -3)
    forms.push(`${stem}s`, `${stem}es`, `${stem.slice(0, -1)}s`)
    if (stem.endsWith('y')) forms.push(`${stem.slice(0, -1)}ies`)
  }
  return forms
}

/** The word for several of a thing, where `words` have it; else its name, of which the last word says how many. */
export function pluralOf(name: string, words: readonly string[]): string {
  const last = name.split(' ').at(-1)!
  const several = words.find((word) => word !== last && withoutEnding(word).includes(last))
  return several === undefined ? name : name.slice(0, -last.length) + several
}

/** What a word may be without its plural, possessive or adverb ending: `foxes` gives `fox`, `bunnies` gives `bunny`. */
export function withoutEnding(word: string): string[] {
  const bare = word.replace(/['’]s$/, '')
  const forms = bare === word ? [] : [bare]
  if (bare.endsWith('ies')) forms.push(`${bare.slice(0, -3)}y`)
  if (/(?:[sxzo]|[cs]h)es$/.test(bare)) forms.push(bare.slice(0, -2))
  if (bare.endsWith('s')) forms.push(bare.slice(0, -1))
  return forms
}

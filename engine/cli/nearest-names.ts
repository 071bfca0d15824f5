/** Names that are most like a word, by how many letters must be changed; none where all are quite other words. */
export function nearestNames(word: string, names: readonly string[], most = 3): readonly string[] {
  const wanted = word.toLowerCase()
  return names
    .map((name) => ({ name, off: Math.min(...partsOf(name).map((part) => changes(wanted, part))) }))
    .filter(({ off }) => off <= Math.max(2, wanted.length / 2))
    .sort((a, b) => a.off - b.off || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** A type may be meant by its whole name, by the part behind its category, or by a word of that. */
function partsOf(name: string): readonly string[] {
  const lower = name.toLowerCase()
  return [lower, ...lower.split('/'), ...lower.split(/[/-]/)]
}

/** Letters that must be put in, taken out or replaced to make one word of the other (Levenshtein). */
function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

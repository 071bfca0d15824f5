/**
 * The one known word that a slip of spelling meant: the same first letter, one slip in six letters and two from seven
 * on. Undefined where none or several are as near; short words are never guessed, for "house" is no "horse".
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  if (word.length < 6) return undefined
  const most = word.length < 7 ? 1 : 2
  let best: string[] = []
  let least = most + 1
  for (const candidate of known) {
    if (candidate.length < 5 || candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > most)
      continue
    const distance = slips(word, candidate)
    if (distance < least) [best, least] = [[candidate], distance]
    else if (distance === least) best.push(candidate)
  }
  return least <= most && best.length === 1 ? best[0] : undefined
}

/** Letters to add, drop, change or swap to get from one word to the other (optimal string alignment). */
function slips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1]!, [i]]
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

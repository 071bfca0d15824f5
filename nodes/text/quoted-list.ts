/** Words as a sentence names them: `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
export function quotedList(words: readonly string[], most = 6): string {
  const unique = [...new Set(words)]
  const shown = unique.slice(0, most).map((word) => `"${word}"`)
  if (unique.length > most) shown.push(`${unique.length - most} more`)
  const last = shown.pop() ?? ''
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last
}

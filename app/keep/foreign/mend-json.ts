/**
 * The value of JSON text that ends in the middle, as far as it goes: what is open is closed after the last whole value.
 * Undefined where that does not help.
 */
export function mendJson(text: string): unknown {
  const open: string[] = []
  let inString = false
  let whole: { readonly at: number; readonly closers: string } | undefined
  for (let at = 0; at < text.length; at++) {
    const c = text[at]
    if (inString) {
      if (c === '\\') at++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '{') open.push('}')
    else if (c === '[') open.push(']')
    else if (c === '}' || c === ']') {
      if (open.pop() !== c) return undefined
      whole = { at: at + 1, closers: closersOf(open) }
    } else if (c === ',') whole = { at, closers: closersOf(open) }
  }
  if (open.length === 0 || !whole) return undefined
  try {
    return JSON.parse(text.slice(0, whole.at).replace(/^\uFEFF/, '') + whole.closers) as unknown
  } catch {
    return undefined
  }
}

function closersOf(open: readonly string[]): string {
  return open.toReversed().join('')
}

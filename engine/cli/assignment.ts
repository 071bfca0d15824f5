import { BadInput } from './bad-input.ts'

/** One `--set name=value`: an exposed input's name or `node.param`, and what it becomes. */
export interface Assignment {
  readonly name: string
  readonly value: string
}

/** Splits `name=value` at the first `=`. Throws `set.malformed`. */
export function parseAssignment(text: string): Assignment {
  const at = text.indexOf('=')
  if (at < 1) {
    throw new BadInput(
      'set.malformed',
      text,
      `"${text}" sets nothing. Write --set name=value, or --set node.param=value.`,
    )
  }
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1) }
}

/**
 * A command-line word as the value it means for a param: numbers, booleans and JSON lists or objects are read as
 * such where the param takes no text; everything else is text.
 */
export function readValue(text: string, takesText: boolean): unknown {
  if (takesText) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

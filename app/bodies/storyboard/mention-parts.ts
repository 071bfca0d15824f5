import type { Character } from '../../../nodes/clip/mentions.ts'

/** A stretch of a prompt: words, or the name of a character that is or is not there. */
export interface PromptPart {
  readonly text: string
  readonly is: 'words' | 'name' | 'unknown'
}

const mention = /@([\p{L}\p{N}_-]+)/gu

/** Cuts a prompt into words and names. Joined again, the parts are the prompt. */
export function mentionParts(prompt: string, characters: readonly Character[]): readonly PromptPart[] {
  const known = new Set(characters.map(({ name }) => name.toLowerCase()))
  const parts: PromptPart[] = []
  let from = 0
  for (const match of prompt.matchAll(mention)) {
    if (match.index > from) parts.push({ text: prompt.slice(from, match.index), is: 'words' })
    parts.push({ text: match[0], is: known.has(match[1]!.toLowerCase()) ? 'name' : 'unknown' })
    from = match.index + match[0].length
  }
  if (from < prompt.length) parts.push({ text: prompt.slice(from), is: 'words' })
  return parts
}

/** The name that is being typed where the caret is: what stands between an @ and the caret. */
export interface TypedMention {
  /** Where the @ is. */
  readonly at: number
  readonly typed: string
  /** Where the name ends, behind the caret as well. */
  readonly end: number
}

/** Finds the @name that the caret is in; undefined where it is in none. */
export function mentionAt(prompt: string, caret: number): TypedMention | undefined {
  const before = /(?:^|[^\p{L}\p{N}_-])@([\p{L}\p{N}_-]*)$/u.exec(prompt.slice(0, caret))
  if (!before) return undefined
  const typed = before[1]!
  const rest = /^[\p{L}\p{N}_-]*/u.exec(prompt.slice(caret))![0]
  return { at: caret - typed.length - 1, typed, end: caret + rest.length }
}

/** Characters that a typed name may mean: those that begin with it first, then those that hold it. */
export function matchingCharacters(typed: string, characters: readonly Character[]): readonly Character[] {
  const wanted = typed.toLowerCase()
  const named = characters.filter(({ name }) => name !== '')
  const begins = named.filter(({ name }) => name.toLowerCase().startsWith(wanted))
  const holds = named.filter(
    ({ name, description }) =>
      !name.toLowerCase().startsWith(wanted) && `${name} ${description}`.toLowerCase().includes(wanted),
  )
  return [...begins, ...holds]
}

/** The prompt with the name that is being typed put in full, and where the caret goes. */
export function completeMention(
  prompt: string,
  { at, end }: TypedMention,
  name: string,
): { readonly prompt: string; readonly caret: number } {
  const rest = prompt.slice(end)
  const gap = /^[\s.,;:!?)]/.test(rest) ? '' : ' '
  return { prompt: `${prompt.slice(0, at)}@${name}${gap}${rest}`, caret: at + 1 + name.length + gap.length }
}

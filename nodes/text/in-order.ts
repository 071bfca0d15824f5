import type { Doing, DoingReader } from './doing-reader.ts'
import { soFar } from './sequence-so-far.ts'
import { type SequenceWords, turned } from './sequence-words.ts'
import type { Grammar } from './grammar.ts'
import { isMark, isPreposition } from './word-roles.ts'

const split = (text: string): string[] => text.split(' ').slice(1)
const joined = (words: readonly string[]): string => words.map((word) => ` ${word}`).join('')

/** A sentence that begins with the other thing: "before …ing, the fox jumps" and "after …ing, the fox runs". */
const inverted = /(^|[,.;:!?]) (before|after) ((?:\S+ )+?), ((?:the|an?) [^,.;:!?]+)/
/** One that names who it is with the other thing: "before the fox jumps, it runs". */
const named = /(^|[,.;:!?]) before ((?:the|an?) [^,.;:!?]+?)(?: ,)? ((?:it|he|she) [^,.;:!?]+)/
/** What parts the things that are done already. */
const linked = /^(?:,|and|then|before|until|after)$/

/**
 * A text, a space before each of its tokens, in which what one does first is said first: "the fox runs left after it jumps" and "after jumping,
 * the fox runs left" become "the fox jumps after runs left", with a mark on that "after"; "before running left, the fox jumps" becomes "the
 * fox jumps before running left". What is said of several, and of one who does two things already, is left.
 */
export function inOrder(text: string, doing: DoingReader, words: SequenceWords, grammar: Grammar): string {
  const early = named.exec(text)
  if (early) return namedBefore(text, early, doing, words, grammar)
  const found = inverted.exec(text)
  if (!found) return afterwards(text, doing, words, grammar)
  const [whole, start = '', link, part = '', clause = ''] = found
  const who = split(` ${clause}`)
  const at = deedAt(who, doing, words, grammar)
  const other = at === -1 ? undefined : deedIn(` ${part.trim()}`, who.slice(0, at), doing, words, grammar)
  if (!other) return text
  const own = words.step.exec(joined(who.slice(at)))![0]
  const both = link === 'before' ? `${own} before${other.rest}` : `${other.rest} ${turned}${own}`
  const made = `${joined(who.slice(0, at))}${both}${joined(who.slice(at)).slice(own.length)}`
  return text.replace(whole, () => `${start}${made}`)
}

/** "before the fox jumps, it runs" as "the fox runs before jumps". */
function namedBefore(
  text: string,
  [whole, start = '', part = '', clause = '']: RegExpExecArray,
  doing: DoingReader,
  words: SequenceWords,
  grammar: Grammar,
): string {
  const who = split(` ${part}`)
  const at = deedAt(who, doing, words, grammar)
  const first =
    at === -1 ? undefined : deedIn(` ${clause.trimEnd()}`, who.slice(0, at), doing, words, grammar)
  if (!first) return text
  const made = `${joined(who.slice(0, at))}${first.rest.trimEnd()} before${joined(who.slice(at))}`
  return text.replace(whole, () => `${start}${made}${/\s$/.test(clause) ? ' ' : ''}`)
}

/** "runs left after it jumps" as "jumps after runs left". */
function afterwards(text: string, doing: DoingReader, words: SequenceWords, grammar: Grammar): string {
  const tokens = split(text)
  const link = tokens.indexOf('after')
  const start = tokens.findLastIndex((token, i) => i < link && isMark(token)) + 1
  const clause = tokens.slice(start, Math.max(start, link))
  const at = deedAt(clause, doing, words, grammar)
  if (at === -1) return text
  const first = deedIn(joined(tokens.slice(link + 1)), clause.slice(0, at), doing, words, grammar)
  if (!first) return text
  const step = words.step.exec(first.rest)![0]
  const late = `${joined(clause.slice(at))}${first.rest.slice(step.length)}`
  return `${joined(tokens.slice(0, start + at))}${step} ${turned}${late}`
}

/** The other thing that the one who was `said` does: "it jumps", "jumping", but no "flying bees". */
function deedIn(
  text: string,
  said: readonly string[],
  doing: DoingReader,
  words: SequenceWords,
  grammar: Grammar,
): Doing | undefined {
  const found = doing(text, soFar(said, grammar, words))
  if (!found || found.ofCamera) return undefined
  if (found.before === '' && !/^ \S+ing(?= |$)/.test(text)) return undefined
  const step = words.step.exec(found.rest)
  const [next = ','] = step ? split(found.rest.slice(step[0].length)) : []
  const ends = isMark(next) || isPreposition(next) || grammar.roleOf(next) === 'preposition'
  return step && ends ? found : undefined
}

/** Where the words begin that say the one thing that the one character of a clause does; -1 where there is no such thing. */
function deedAt(
  clause: readonly string[],
  doing: DoingReader,
  words: SequenceWords,
  grammar: Grammar,
): number {
  const whole = soFar(clause, grammar, words)
  if (!whole.ofOne || whole.ofCamera || clause.some((word) => linked.test(word))) return -1
  return clause.findIndex((_, at) => {
    const so = soFar(clause.slice(0, at), grammar, words)
    const found = so.ofOne ? doing(joined(clause.slice(at)), so) : undefined
    return found?.before === '' && !found.ofCamera
  })
}

import { anyOf } from './any-of.ts'

/** A pattern that finds any of some phrases at the beginning of a text, behind the space that each of its words has before it. */
export function beginningWith(phrases: readonly string[]): RegExp {
  return new RegExp(`^ (?:${anyOf(phrases)})(?= |$)`)
}

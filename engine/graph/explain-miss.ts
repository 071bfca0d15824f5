import { canonicalJson } from './canonical-json.ts'
import type { KeyParts } from './node-key.ts'

/** One thing that is different from the last time a node ran. */
export interface Change {
  readonly what: 'type' | 'version' | 'param' | 'input' | 'environment' | 'stop' | 'externals' | 'start'
  /** Of a param or input. */
  readonly name?: string
}

/** Which parts of a key differ; empty where the keys are equal. */
export function changesBetween(before: KeyParts, after: KeyParts): Change[] {
  const changes: Change[] = []
  if (before.type !== after.type) changes.push({ what: 'type' })
  if (before.version !== after.version) changes.push({ what: 'version' })
  for (const name of differing(before.params, after.params)) changes.push({ what: 'param', name })
  for (const name of differing(before.inputs, after.inputs)) changes.push({ what: 'input', name })
  if (!same(before.environment, after.environment)) changes.push({ what: 'environment' })
  if (before.stopAfter !== after.stopAfter) changes.push({ what: 'stop' })
  if (!same(before.externals, after.externals)) changes.push({ what: 'externals' })
  if (!same(before.start, after.start)) changes.push({ what: 'start' })
  return changes
}

/** Why a node runs again, in words: `steps changed`; undefined where nothing did. `nameOf` turns an input's name into its label. */
export function explainMiss(
  before: KeyParts | undefined,
  after: KeyParts,
  nameOf: (input: string) => string = (input) => input,
): string | undefined {
  if (!before) return 'first run'
  const changes = changesBetween(before, after)
  if (changes.length === 0) return undefined
  const words = changes.map((change) => {
    switch (change.what) {
      case 'type':
        return 'the node type'
      case 'version':
        return 'the node version'
      case 'param':
      case 'input':
        return nameOf(change.name ?? '')
      case 'environment':
        return 'the device or its settings'
      case 'stop':
        return 'after which step it stops'
      case 'externals':
        return 'a file or model'
      case 'start':
        return 'the step it goes on from'
    }
  })
  const shown = words.length > 3 ? [...words.slice(0, 3), `${words.length - 3} more`] : words
  return `${shown.join(', ')} changed`
}

function differing(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const valueOf = (all: Readonly<Record<string, unknown>>, name: string): unknown =>
    Object.hasOwn(all, name) ? all[name] : undefined
  return [...names].filter((name) => !same(valueOf(before, name), valueOf(after, name))).sort()
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

const linear = [
  'concat',
  'every',
  'filter',
  'find',
  'findIndex',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'join',
  'lastIndexOf',
  'map',
  'reduce',
  'reverse',
  'shift',
  'slice',
  'some',
  'sort',
  'splice',
  'unshift',
] as const
const constant = ['push', 'pop', 'at'] as const
const lookups = ['get', 'has', 'set', 'add', 'delete'] as const

/**
 * Counts what a piece of work does with arrays, maps, sets and objects: a search of an array costs its length, a look-up
 * one. Unlike a clock it gives the same number every time, and a loop inside a loop cannot hide from it.
 */
export function countWork(work: () => void): number {
  let count = 0
  const undo: (() => void)[] = []
  const watch = (
    target: object,
    name: string,
    cost: (self: unknown, args: readonly unknown[]) => number,
  ): void => {
    const original = Reflect.get(target, name) as ((...args: unknown[]) => unknown) | undefined
    if (!original) return
    const watched = function (this: unknown, ...args: unknown[]): unknown {
      count += cost(this, args)
      return Reflect.apply(original, this, args)
    }
    const descriptor = Object.getOwnPropertyDescriptor(target, name)!
    Object.defineProperty(target, name, { ...descriptor, value: watched })
    undo.push(() => Object.defineProperty(target, name, descriptor))
  }
  const lengthOf = (value: unknown): number => 1 + ((value as { length?: number } | undefined)?.length ?? 0)
  for (const name of linear) watch(Array.prototype, name, lengthOf)
  for (const name of constant) watch(Array.prototype, name, () => 1)
  for (const kind of [Map.prototype, Set.prototype]) for (const name of lookups) watch(kind, name, () => 1)
  const sizeOf = (_: unknown, [value]: readonly unknown[]): number =>
    1 + Reflect.ownKeys(Object(value) as object).length
  for (const name of ['keys', 'values', 'entries', 'fromEntries', 'assign']) watch(Object, name, sizeOf)
  watch(Object, 'hasOwn', () => 1)
  try {
    work()
  } finally {
    for (const restore of undo.reverse()) restore()
  }
  return count
}

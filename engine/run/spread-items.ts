import type { Cell } from './cell.ts'
import type { Frame } from './frame.ts'
import { itemKey } from './item-key.ts'
import type { Unit } from './region.ts'
import { RunError } from './run-error.ts'

/** The items that a For Each gives out. */
export interface Spread {
  readonly length: number
  item(index: number): Frame['items']
}

/** Lines up the lists on the `each` outputs of a For Each that is done. Throws `each.lengths` where they differ. */
export function spreadOf(loop: Unit, driver: Cell): Spread {
  const lists: [port: string, values: readonly unknown[]][] = []
  for (const [port, output] of Object.entries(loop.node.definition.outputs)) {
    if (output.each) lists.push([port, driver.result!.outputs[port] as readonly unknown[]])
  }
  const length = lists[0]?.[1].length ?? 0
  if (lists.some(([, values]) => values.length !== length)) {
    const lengths = lists.map(([port, values]) => `${values.length} as "${port}"`).join(', ')
    const { path, definition } = loop.node
    throw new RunError(
      'each.lengths',
      path,
      `${definition.title} "${path}" spread lists of unequal lengths: ${lengths}.`,
    )
  }
  return {
    length,
    item: (index) =>
      Object.fromEntries(
        lists.map(([port, values]) => {
          const { kind } = loop.node.definition.outputs[port]!
          const value = values[index]
          return [port, { value, key: itemKey(kind, value, `${driver.key} ${port}`, index) }]
        }),
      ),
  }
}

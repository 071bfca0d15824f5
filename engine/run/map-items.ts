import type { Cell } from './cell.ts'
import { describeValue } from './check-outputs.ts'
import type { ItemOf } from './events.ts'
import type { Execution } from './execution.ts'
import { itemKey } from './item-key.ts'
import { indexKinds, lookUpExecution } from './look-up.ts'
import type { Feed } from './region.ts'
import type { Outputs } from './result-cache.ts'
import { RunError } from './run-error.ts'
import type { NodeRun } from './run-options.ts'
import type { RunState } from './run-state.ts'

/** Runs a node once per item of the lists on its scalar inputs, in order; its outputs become lists. */
export async function mapItems(
  run: RunState,
  execution: Execution,
  implementation: NodeRun,
  values: ReadonlyMap<Feed, unknown>,
): Promise<Outputs> {
  const { cell } = execution
  const { unit, frame } = cell
  const { lists, plain, length } = zip(run, cell, values)
  const whole = run.keys.explain(unit, frame).parts
  const startedAt = run.now()
  const results: Record<string, unknown[]> = {}
  for (const port in unit.kinds) results[port] = []
  const made = new Map<string, Outputs>()
  const keys: string[] = []

  for (let index = 0; index < length; index++) {
    const item: ItemOf = { index, of: length, ...(frame.item && { within: frame.item }) }
    const itemKeys: Record<string, string> = {}
    const turnValues = new Map(plain)
    for (const [feed, list] of lists) {
      const kind = feed.unit.kinds[feed.source.port]?.element
      const key = itemKey(kind, list[index], whole.inputs[feed.name] ?? '', index)
      const { conversion } = feed.source
      itemKeys[feed.name] = conversion === undefined ? key : `${key}/${conversion}`
      turnValues.set(feed, run.convert(feed, list[index]))
    }
    const own = run.keys.explainItem(unit, frame, itemKeys, item)
    execution.turn = { key: own.key, checkpointKey: own.checkpointKey, explained: own, item }
    const outputs =
      made.get(own.key) ?? (await reuse(execution)) ?? (await execution.once(implementation, turnValues))
    if (made.has(own.key)) execution.cached('memory')
    made.set(own.key, outputs)
    keys.push(own.key)
    for (const port in results) results[port]!.push(outputs[port])
  }
  const ms = run.now() - startedAt
  const index = { outputs: { items: keys }, kinds: indexKinds, bytes: 80 * keys.length, ms }
  const kept = run.cache.put(cell.key, index)
  if (kept) run.settle(kept)
  return results
}

async function reuse(execution: Execution): Promise<Outputs | undefined> {
  const { run, cell, turn } = execution
  const found = await lookUpExecution(run, cell, turn.key)
  if (run.stopping) throw run.stopped
  if (found) execution.cached(found.tier, found.files)
  return found?.outputs
}

interface Zipped {
  readonly lists: ReadonlyMap<Feed, readonly unknown[]>
  readonly plain: ReadonlyMap<Feed, unknown>
  readonly length: number
}

function zip(run: RunState, cell: Cell, values: ReadonlyMap<Feed, unknown>): Zipped {
  const { path, definition, mapped } = cell.unit.node
  const lists = new Map<Feed, readonly unknown[]>()
  const plain = new Map<Feed, unknown>()
  for (const [feed, value] of values) {
    if (!mapped.includes(feed.name)) plain.set(feed, feed.gather ? value : run.convert(feed, value))
    else if (Array.isArray(value)) lists.set(feed, value)
    else {
      const what = describeValue(value)
      const message = `"${feed.name}" of ${definition.title} "${path}" should get a list, but got ${what}.`
      throw new RunError('map.not-a-list', path, message)
    }
  }
  const lengths = new Set([...lists.values()].map((list) => list.length))
  if (lengths.size <= 1) return { lists, plain, length: [...lengths][0] ?? 0 }
  const named = [...lists].map(([feed, list]) => `"${feed.name}" has ${list.length}`).join(', ')
  throw new RunError(
    'map.lengths',
    path,
    `${definition.title} "${path}" gets lists of unequal lengths: ${named}. Make them equally long, or wire only one.`,
  )
}

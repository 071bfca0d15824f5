import { list, text, type SavedOutput } from '../define/index.ts'
import type { Cell } from './cell.ts'
import type { CacheTier } from './events.ts'
import { readFrozen } from './frozen.ts'
import type { CachedResult, Outputs } from './result-cache.ts'
import type { RunState } from './run-state.ts'

/** A result that was there already. */
export interface Found {
  readonly outputs: Outputs
  readonly tier: CacheTier
  readonly files?: readonly SavedOutput[]
}

/** A mapped node is kept as the keys of its items, so that items are shared and weigh once. */
export const indexKinds = { items: list(text) }

/** Looks for a cell's result: pinned, published or cached. Answers at once where it can. */
export function lookUp(run: RunState, cell: Cell): Found | undefined | Promise<Found | undefined> {
  const { unit } = cell
  if (unit.node.frozen) return readFrozen(unit, run.options.blobs, run.services)
  const unresolved = run.unresolved.get(unit)
  if (unresolved) return Promise.reject(unresolved)
  if (unit.node.mapped.length > 0) {
    const index = run.cache.get(cell.key, indexKinds, run.services)
    return index && !unit.node.definition.effect ? lookUpItems(run, cell, index) : undefined
  }
  return unit.node.definition.effect ? findPublished(run, cell, cell.key) : lookUpKey(run, cell, cell.key)
}

/** Looks for the result of one execution; an effect's result only counts while what it published is still there. */
export function lookUpExecution(
  run: RunState,
  cell: Cell,
  key: string,
): Found | undefined | Promise<Found | undefined> {
  return cell.unit.node.definition.effect ? findPublished(run, cell, key) : lookUpKey(run, cell, key)
}

function lookUpKey(
  run: RunState,
  cell: Cell,
  key: string,
): CachedResult | undefined | Promise<CachedResult | undefined> {
  return run.cache.get(key, cell.unit.itemKinds, run.services)
}

async function findPublished(run: RunState, cell: Cell, key: string): Promise<Found | undefined> {
  const published = await run.services.outputs.find(key)
  if (!published) return undefined
  if (Object.keys(cell.unit.itemKinds).length === 0) return { outputs: {}, tier: 'disk', files: [published] }
  const kept = await lookUpKey(run, cell, key)
  return kept && { ...kept, files: [published] }
}

async function lookUpItems(
  run: RunState,
  cell: Cell,
  index: CachedResult | Promise<CachedResult | undefined>,
): Promise<Found | undefined> {
  const known = await index
  if (!known) return undefined
  const keys = known.outputs['items'] as readonly string[]
  const outputs: Record<string, unknown[]> = {}
  for (const port in cell.unit.kinds) outputs[port] = []
  let tier: CacheTier = 'memory'
  for (const key of keys) {
    const item = await lookUpKey(run, cell, key)
    if (!item) return undefined
    if (item.tier === 'disk') tier = 'disk'
    for (const port in outputs) outputs[port]!.push(item.outputs[port])
  }
  return { outputs, tier }
}

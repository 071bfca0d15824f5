import type { External } from '../define/index.ts'
import { frozenInputKey, inputKey, nodeKey, type KeyParts } from '../graph/node-key.ts'
import type { ItemOf } from './events.ts'
import type { Frame } from './frame.ts'
import { allStarts, startAt } from './node-start.ts'
import type { Feed, Plan, Region, Unit } from './region.ts'
import { unfedParams } from './unfed-params.ts'

type Items = Frame['items']
type KeysOf = (frame: Frame) => ReadonlyMap<Unit, string>

/** Keys of units in a frame: what the run makes, and the same without what belongs to this run or this device. */
export interface FrameKeys {
  readonly keys: ReadonlyMap<Unit, string>
  readonly checkpointKeys: ReadonlyMap<Unit, string>
}

/** A key and what it was made from, so that a miss can be explained. */
export interface ExplainedKey {
  readonly key: string
  readonly parts: KeyParts
}

/** What belongs to a run and where it runs, and not to the graph; none of it is part of a checkpoint's key. */
interface RunParts {
  readonly environment?: string
  readonly stopAfter?: number
}

/**
 * Merkle keys of everything in a plan. In a loop a unit's key is made anew for each item from the item's own key, so
 * that an unchanged item is recognised wherever it stands; outside, what the loop will make has a key before it runs.
 */
export class KeyMaker {
  readonly #run: RunParts
  readonly #externals: ReadonlyMap<Unit, string>
  /** Units of each region and the regions inside it, in topological order. */
  readonly #within = new Map<Region, Unit[]>()

  constructor(
    plan: Plan,
    environment: string,
    stopAfter: number | undefined,
    externals: ReadonlyMap<Unit, string>,
  ) {
    const { units } = plan
    this.#run = {
      ...(environment !== '' &&
        units.some(({ node }) => node.definition.concurrency === 'device') && { environment }),
      ...(stopAfter !== undefined && units.some(({ stops }) => stops) && { stopAfter }),
    }
    this.#externals = externals
    for (const unit of units) {
      for (let region: Region | undefined = unit.region; region; region = region.parent) {
        const units = this.#within.get(region)
        if (units) units.push(unit)
        else this.#within.set(region, [unit])
      }
    }
  }

  /** Whether anything in the graph depends on more than the graph. */
  get #ofRun(): boolean {
    return Object.keys(this.#run).length > 0
  }

  /** Keys of a region's units for one item. */
  keysFor(region: Region, parent: Frame | undefined, items: Items, item?: ItemOf): FrameKeys {
    const keys = this.#keys(region, parent, items, item, this.#run, (frame) => frame.keys)
    if (!this.#ofRun) return { keys, checkpointKeys: keys }
    const checkpointKeys = this.#keys(region, parent, items, item, {}, (frame) => frame.checkpointKeys)
    return { keys, checkpointKeys }
  }

  /** The key of a unit in a frame, explained. */
  explain(unit: Unit, frame: Frame): ExplainedKey {
    const keysOf: KeysOf = (at) => at.keys
    return { key: lookUp(frame, keysOf, unit), parts: this.#parts(unit, frame, keysOf, this.#run) }
  }

  /** The key of one item of a mapped unit, from the items' own keys by input. */
  explainItem(
    unit: Unit,
    frame: Frame,
    items: Readonly<Record<string, string>>,
    item: ItemOf,
  ): ExplainedKey & { readonly checkpointKey: string } {
    const partsIn = (of: RunParts, keysOf: KeysOf): KeyParts => {
      const parts = this.#parts(unit, frame, keysOf, of)
      return { ...parts, inputs: { ...parts.inputs, ...items }, start: startAt(unit.node, item) }
    }
    const parts = partsIn(this.#run, (at) => at.keys)
    const key = nodeKey(parts)
    if (!this.#ofRun) return { key, parts, checkpointKey: key }
    const checkpointKey = nodeKey(partsIn({}, (at) => at.checkpointKeys))
    return { key, parts, checkpointKey }
  }

  #keys(
    region: Region,
    parent: Frame | undefined,
    items: Items,
    item: ItemOf | undefined,
    of: RunParts,
    keysOf: KeysOf,
  ): Map<Unit, string> {
    const keys = new Map<Unit, string>()
    const keyOf = (unit: Unit): string => keys.get(unit) ?? (parent ? lookUp(parent, keysOf, unit) : '')
    const itemAt = (loop: Unit): Items | undefined =>
      region.loop === loop ? items : parent && itemsOf(parent, loop)
    for (const unit of this.#within.get(region) ?? []) {
      const start = unit.region === region ? startOf(unit, item) : allStarts(unit.node)
      const parts = this.#partsWith(unit, of, start, (feed) => wireKey(feed, keyOf, itemAt))
      keys.set(unit, nodeKey(parts))
    }
    return keys
  }

  #parts(unit: Unit, frame: Frame, keysOf: KeysOf, of: RunParts): KeyParts {
    const keyOf = (other: Unit): string => lookUp(frame, keysOf, other)
    const start = startOf(unit, frame.item)
    return this.#partsWith(unit, of, start, (feed) => wireKey(feed, keyOf, (loop) => itemsOf(frame, loop)))
  }

  #partsWith(unit: Unit, of: RunParts, start: unknown, keyOf: (feed: Feed) => string): KeyParts {
    const { definition, frozen } = unit.node
    if (frozen) return { type: 'frozen', version: 1, params: frozen, inputs: {} }
    const inputs: Record<string, string> = {}
    for (const feed of unit.feeds) inputs[feed.name] = keyOf(feed)
    return {
      type: definition.type,
      version: definition.version,
      params: unfedParams(unit.node),
      inputs,
      environment: definition.concurrency === 'device' ? of.environment : undefined,
      stopAfter: unit.stops ? of.stopAfter : undefined,
      externals: this.#externals.get(unit),
      start,
    }
  }
}

/** What a unit goes on from in a frame of its own region; a mapped one has an item for each call. */
function startOf({ node }: Unit, item: ItemOf | undefined): unknown {
  return node.mapped.length > 0 ? allStarts(node) : startAt(node, item)
}

/** The hash of one external, ready to be part of a key. */
export function externalPart(external: External, hash: string): string {
  return `${external.kind} ${external.id} ${hash}`
}

/** What a wire adds to the key of its reader: the item it carries, pinned content, or the source's key. */
function wireKey(
  feed: Feed,
  keyOf: (unit: Unit) => string,
  itemAt: (loop: Unit) => Items | undefined,
): string {
  const { source, unit, each } = feed
  const item = each ? itemAt(unit)?.[source.port] : undefined
  if (item) return source.conversion === undefined ? item.key : `${item.key}/${source.conversion}`
  const pin = unit.node.frozen?.[source.port]
  const key = pin ? frozenInputKey(pin.sha256, source) : inputKey(keyOf(unit), source)
  return each ? `${key}/each` : key
}

function lookUp(frame: Frame, keysOf: KeysOf, unit: Unit): string {
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const key = keysOf(at).get(unit)
    if (key !== undefined) return key
  }
  return ''
}

function itemsOf(frame: Frame, loop: Unit): Items | undefined {
  for (let at: Frame | undefined = frame; at; at = at.parent) if (at.region.loop === loop) return at.items
  return undefined
}

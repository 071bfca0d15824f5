import { hash } from 'node:crypto'
import type { External } from '../define/index.ts'
import type { Frame } from './frame.ts'
import { canonicalJson } from './canonical-json.ts'
import type { KeyParts } from './key-history.ts'
import type { Feed, Plan, Region, Unit } from './plan.ts'

type Items = Frame['items']

/** Keys of units in a frame: what the run makes, and the same without what belongs to this run alone. */
export interface FrameKeys {
  readonly keys: ReadonlyMap<Unit, string>
  readonly checkpointKeys: ReadonlyMap<Unit, string>
}

/**
 * Merkle keys of everything in a plan. In a loop a unit's key is made anew for each item from the item's own key, so
 * that an unchanged item is recognised wherever it stands; outside, what the loop will make has a key before it runs.
 */
export class KeyMaker {
  readonly #environment: string
  readonly #checkpointEnvironment: string
  readonly #externals: ReadonlyMap<Unit, string>
  /** Units of each region and the regions inside it, in topological order. */
  readonly #within = new Map<Region, Unit[]>()
  readonly #own = new Map<Unit, string>()

  constructor(
    plan: Plan,
    environment: string,
    stopAfter: number | undefined,
    externals: ReadonlyMap<Unit, string>,
  ) {
    this.#checkpointEnvironment = environment
    this.#environment = stopAfter === undefined ? environment : `${environment}|stopAfter=${stopAfter}`
    this.#externals = externals
    for (const unit of plan.units) {
      for (let region: Region | undefined = unit.region; region; region = region.parent) {
        const units = this.#within.get(region)
        if (units) units.push(unit)
        else this.#within.set(region, [unit])
      }
    }
  }

  /** Keys of a region's units for one item. */
  keysFor(region: Region, parent: Frame | undefined, items: Items): FrameKeys {
    const units = this.#within.get(region) ?? []
    const keys = this.#keys(units, region, parent, items, this.#environment, (frame) => frame.keys)
    if (this.#environment === this.#checkpointEnvironment) return { keys, checkpointKeys: keys }
    const checkpointKeys = this.#keys(
      units,
      region,
      parent,
      items,
      this.#checkpointEnvironment,
      (frame) => frame.checkpointKeys,
    )
    return { keys, checkpointKeys }
  }

  /** The keys of one item of a mapped unit, from the items' own keys by input. */
  itemKeys(
    unit: Unit,
    frame: Frame,
    items: ReadonlyMap<string, string>,
  ): { key: string; checkpointKey: string } {
    const make = (environment: string, keysOf: (at: Frame) => ReadonlyMap<Unit, string>): string =>
      this.#hash(unit, environment, (feed) => {
        const key = sourceKey(
          feed,
          (other) => lookUp(frame, keysOf, other),
          (loop) => itemsOf(frame, loop),
        )
        return items.has(feed.name) ? `${items.get(feed.name)} ${feed.source.conversion ?? ''}` : key
      })
    const key = make(this.#environment, (at) => at.keys)
    if (this.#environment === this.#checkpointEnvironment) return { key, checkpointKey: key }
    return { key, checkpointKey: make(this.#checkpointEnvironment, (at) => at.checkpointKeys) }
  }

  /** What a unit's key is made from, for saying what changed. */
  partsOf(unit: Unit, frame: Frame): KeyParts {
    const { definition, params } = unit.node
    const inputs: Record<string, string> = {}
    const keyOf = (other: Unit): string => lookUp(frame, (at) => at.keys, other)
    for (const feed of unit.feeds) inputs[feed.name] = sourceKey(feed, keyOf, (loop) => itemsOf(frame, loop))
    return {
      key: keyOf(unit),
      version: definition.version,
      params,
      inputs,
      environment: definition.concurrency === 'device' ? this.#environment : '',
      externals: this.#externals.get(unit) ?? '',
    }
  }

  #keys(
    units: readonly Unit[],
    region: Region,
    parent: Frame | undefined,
    items: Items,
    environment: string,
    keysOf: (frame: Frame) => ReadonlyMap<Unit, string>,
  ): Map<Unit, string> {
    const keys = new Map<Unit, string>()
    const keyOf = (unit: Unit): string => keys.get(unit) ?? (parent ? lookUp(parent, keysOf, unit) : '')
    const itemAt = (loop: Unit): Items | undefined => {
      if (region.loop === loop) return items
      return parent && itemsOf(parent, loop)
    }
    for (const unit of units) {
      keys.set(
        unit,
        this.#hash(unit, environment, (feed) => sourceKey(feed, keyOf, itemAt)),
      )
    }
    return keys
  }

  #hash(unit: Unit, environment: string, keyOf: (feed: Feed) => string): string {
    let text = this.#ownPart(unit)
    if (unit.node.definition.concurrency === 'device') text += `\nenvironment ${environment}`
    const lines = unit.feeds.map((feed) => `\n${feed.name} ${keyOf(feed)}`)
    if (lines.length > 1) lines.sort()
    for (const line of lines) text += line
    return hash('sha256', text)
  }

  /** What of a key does not depend on other nodes. */
  #ownPart(unit: Unit): string {
    const known = this.#own.get(unit)
    if (known !== undefined) return known
    const { definition, params, mapped, frozen } = unit.node
    const settings: Record<string, unknown> = {}
    for (const name in params) if (!(name in unit.node.sources)) settings[name] = params[name]
    const own =
      frozen && unit.feeds.length === 0
        ? `frozen ${canonicalJson(frozen)}`
        : `${definition.type}@${definition.version}\n${canonicalJson(settings)}\n${[...mapped].sort().join(',')}\n${this.#externals.get(unit) ?? ''}`
    this.#own.set(unit, own)
    return own
  }
}

/** The hash of one external, ready to be part of a key. */
export function externalPart(external: External, hash: string): string {
  return `${external.kind} ${external.id} ${hash}`
}

function sourceKey(
  feed: Feed,
  keyOf: (unit: Unit) => string,
  itemAt: (loop: Unit) => Items | undefined,
): string {
  const { port, conversion } = feed.source
  const item = feed.each ? itemAt(feed.unit)?.[port]?.key : undefined
  return `${item ?? `${keyOf(feed.unit)} ${port}`}${feed.each && !item ? ' each' : ''}${conversion ? ` ${conversion}` : ''}`
}

function lookUp(frame: Frame, keysOf: (frame: Frame) => ReadonlyMap<Unit, string>, unit: Unit): string {
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

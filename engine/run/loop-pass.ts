import type { Cell } from './cell.ts'
import { arrived, whenDone } from './finish.ts'
import type { ItemOf } from './events.ts'
import { cellAt, newFrame, type Frame } from './frame.ts'
import { free, release, releaseRegion } from './liveness.ts'
import { phaseOf } from './loop-phases.ts'
import type { Feed, Region, Unit } from './region.ts'
import type { RunState } from './run-state.ts'
import { spreadOf, type Spread } from './spread-items.ts'

/** An input that gathers over a loop. */
interface GatherWant {
  readonly feed: Feed
  readonly cell: Cell
}

/** The run itself, which wants units inside a loop. */
interface TargetWant {
  readonly targets: readonly Unit[]
  readonly done: () => void
}

/** Passes of one phase over one loop in one frame: items strictly one after another, each in a frame of its own. */
export interface LoopPass {
  /** What the next pass is for. */
  gathers: GatherWant[]
  targets: TargetWant[]
  asked: boolean
}

type Gathering = GatherWant & { readonly values: unknown[] }

/** Asks for what an input gathers. Pushes what must be there first on `asked`. */
export function requestGather(run: RunState, cell: Cell, feed: Feed, asked: Cell[]): void {
  const region = feed.gather!
  const phase = phaseOf(region, feed.unit)
  passOf(run, cell.frame, region, phase, asked).gathers.push({ feed, cell })
}

/** Asks for targets inside a loop; `done` is called once for each phase they are in, and their number is returned. */
function requestTargets(
  run: RunState,
  frame: Frame,
  region: Region,
  targets: readonly Unit[],
  done: () => void,
  asked: Cell[],
): number {
  const byPhase = new Map<number, Unit[]>()
  for (const unit of targets) addTo(byPhase, phaseOf(region, unit), unit)
  for (const [phase, units] of byPhase) {
    passOf(run, frame, region, phase, asked).targets.push({ targets: units, done })
  }
  // The region counts its targets as one reader.
  frame.regionUses.set(region, (frame.regionUses.get(region) ?? region.uses) + byPhase.size - 1)
  return byPhase.size
}

/** The pass that is going to start; everyone who asks before it starts shares it. */
function passOf(run: RunState, frame: Frame, region: Region, phase: number, asked: Cell[]): LoopPass {
  let passes = frame.passes.get(region)
  if (!passes) frame.passes.set(region, (passes = new Map<number, LoopPass>()))
  let pass = passes.get(phase)
  if (!pass) passes.set(phase, (pass = { gathers: [], targets: [], asked: false }))
  if (pass.asked) return pass
  pass.asked = true
  const started = pass
  const driver = cellAt(frame, region.loop!)
  whenDone(driver, () => run.work.whenQuiet(() => startPass(run, frame, region, started, driver)))
  asked.push(driver)
  return pass
}

/** Opens a frame and asks for everything in it that is wanted; `done` is called when all is there. */
export function openFrame(
  run: RunState,
  frame: Frame,
  targets: readonly Unit[],
  gatherings: readonly Gathering[],
  done: () => void,
): void {
  run.frames.add(frame)
  const asked: Cell[] = []
  const close = (): void => {
    if (--frame.open === 0) run.work.soon(done)
  }
  frame.open = 1
  for (const { feed, values } of gatherings) {
    const cell = cellAt(frame, feed.unit)
    frame.open++
    whenDone(cell, () => {
      const value = cell.result!.outputs[feed.source.port]
      values.push(run.convert(feed, value))
      release(run, cell)
      close()
    })
    asked.push(cell)
  }
  const further = new Map<Region, Unit[]>()
  for (const unit of targets) {
    if (unit.region !== frame.region) {
      addTo(further, childTowards(frame.region, unit.region), unit)
      continue
    }
    frame.open++
    const cell = cellAt(frame, unit)
    whenDone(cell, close)
    asked.push(cell)
  }
  for (const [child, units] of further) frame.open += requestTargets(run, frame, child, units, close, asked)
  // What was asked first is looked at first.
  run.demand(asked.reverse())
  close()
}

function childTowards(region: Region, inner: Region): Region {
  let at = inner
  while (at.parent && at.parent !== region) at = at.parent
  return at
}

function addTo<K>(groups: Map<K, Unit[]>, group: K, unit: Unit): void {
  const units = groups.get(group)
  if (units) units.push(unit)
  else groups.set(group, [unit])
}

/** Ends a frame: nothing in it is kept. */
export function closeFrame(run: RunState, frame: Frame): void {
  frame.closed = true
  run.frames.delete(frame)
  if (run.options.share) run.settle(run.shared.close(frame))
  for (const cell of frame.cells) if (cell) free(run, cell)
}

function startPass(run: RunState, frame: Frame, region: Region, pass: LoopPass, driver: Cell): void {
  const { gathers, targets: wanted } = pass
  pass.gathers = []
  pass.targets = []
  const targets = wanted.flatMap((want) => want.targets)
  const gatherings = gathers.map((want) => ({ ...want, values: [] }))
  for (const { cell } of gatherings) announce(run, cell)
  let spread: Spread
  try {
    spread = spreadOf(region.loop!, driver)
  } catch (error) {
    run.fail(driver, error)
    return
  }

  const runItem = (index: number): void => {
    if (index === spread.length) return end()
    const item: ItemOf = { index, of: spread.length, ...(frame.item && { within: frame.item }) }
    const items = spread.item(index)
    const keys = run.keys.keysFor(region, frame, items, item)
    const inner = newFrame({ region, parent: frame, item, items, ...keys })
    openFrame(run, inner, targets, gatherings, () => {
      closeFrame(run, inner)
      for (const { cell } of gatherings) reportItem(run, cell, index + 1, spread.length)
      runItem(index + 1)
    })
  }
  const end = (): void => {
    pass.asked = pass.gathers.length + pass.targets.length > 0
    if (pass.asked) run.work.whenQuiet(() => startPass(run, frame, region, pass, driver))
    for (const { cell, feed, values } of gatherings) {
      ;(cell.gathered ??= new Map()).set(feed.name, values)
      arrived(run, cell)
    }
    for (const want of wanted) {
      releaseRegion(run, frame, region)
      want.done()
    }
  }
  runItem(0)
}

/** A node that gathers is at work as long as its loop is. */
function announce(run: RunState, cell: Cell): void {
  if (cell.startedAt !== undefined) return
  cell.startedAt = run.now()
  const { item } = cell.frame
  run.emit({ type: 'node.started', node: cell.unit.node.path, ...(item && { item }) })
}

function reportItem(run: RunState, cell: Cell, done: number, total: number): void {
  const { item } = cell.frame
  run.progress.offer(cell, {
    type: 'node.progress',
    node: cell.unit.node.path,
    done,
    total,
    ...(item && { item }),
  })
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunEvent } from '../../engine/run/index.ts'
import type { QueueView } from './api/api-types.ts'
import type { RunPlan } from './plan-of.ts'
import { withPlaces } from './queue-watch.ts'
import { newRun, reduceRun, withPlan } from './reduce-run.ts'
import { isEnded, type RunState } from './run-state.ts'
import { noRuns, type RunsState, type SampledRun } from './runs-state.ts'
import { sampledBy } from './sampled-by.ts'

/** What is known of the runs that are followed: their events, reduced, and what they were planned to make. */
export class RunBook {
  readonly state: StoreApi<RunsState> = createStore(() => noRuns)
  readonly #plans = new Map<string, RunPlan>()
  /** How far the server's clock is behind this one, at most: the event that was quickest on its way says it best. */
  #skew = Infinity

  /** A run that is followed. */
  run(id: string): RunState | undefined {
    return this.state.getState().runs.get(id)
  }

  /** The run that this editor shows. */
  get current(): RunState | undefined {
    const { current } = this.state.getState()
    return current === undefined ? undefined : this.run(current)
  }

  /** What a run was planned to make. */
  plan(id: string): RunPlan | undefined {
    return this.#plans.get(id)
  }

  /** Milliseconds since the epoch by the server's clock, as events have it. */
  now(): number {
    return Date.now() - (Number.isFinite(this.#skew) ? this.#skew : 0)
  }

  /** Shows a run, or none: what it made at samplers so far, and makes from now on, is seen there. */
  show(id: string | undefined): void {
    this.state.setState({ current: id })
    if (id !== undefined) this.begin(id)
  }

  /** Begins to keep a run, or says what it was planned to make. */
  begin(id: string, plan?: RunPlan, status?: RunState['status']): void {
    if (plan) this.#plans.set(id, plan)
    const known = this.run(id) ?? { ...newRun(id), ...(status && { status }) }
    this.#put(plan ? withPlan(known, plan.paths) : known)
  }

  /** Takes events of a run; true where some are missing before them. */
  take(id: string, events: readonly RunEvent[]): boolean {
    for (const { at } of events) this.#skew = Math.min(this.#skew, Date.now() - at)
    const before = this.run(id)
    if (!before) return false
    const { run, gap } = reduceRun(before, events)
    // Whatever was said of it before, the server knows it.
    const { lost: _, ...heard } = run
    if (run !== before) this.#put(heard)
    return gap
  }

  /** A run that the server does not know, or no more. */
  lose(id: string): void {
    const run = this.run(id)
    if (run && !isEnded(run)) this.#put({ ...run, status: 'unknown', lost: true })
  }

  forget(id: string): void {
    this.#plans.delete(id)
    this.state.setState(({ runs }) => {
      const rest = new Map(runs)
      rest.delete(id)
      return { runs: rest }
    })
  }

  setQueue(queue: QueueView): void {
    this.state.setState(({ runs }) => ({ queue, runs: withPlaces(runs, queue) }))
  }

  setSampled(sampled: ReadonlyMap<string, SampledRun>): void {
    this.state.setState({ sampled })
  }

  #put(run: RunState): void {
    this.state.setState(({ runs, sampled, current }) => {
      // Another run's samplers may have the same paths, in another workflow.
      const made =
        run.id === current ? sampledBy(run, this.#plans.get(run.id)?.samplers ?? []) : noRuns.sampled
      return {
        runs: new Map(runs).set(run.id, run),
        ...(made.size > 0 && { sampled: new Map([...sampled, ...made]) }),
      }
    })
  }
}

import type { NodeRegistry } from '../../engine/graph/index.ts'
import type { RunEvent } from '../../engine/run/index.ts'
import type { AcceptedRuns } from './accepted-runs.ts'
import { type Api, ApiProblem } from './api/api.ts'
import type { Keepsakes } from './keepsakes.ts'
import type { LanePlace } from './lanes/open-lane.ts'
import { TruthLink } from './lanes/truth-link.ts'
import { PastTimes } from './past-times.ts'
import { planOf } from './plan-of.ts'
import { QueueWatch } from './queue-watch.ts'
import type { RunBook } from './run-book.ts'
import { runProgress, type RunProgress } from './run-progress.ts'
import { isEnded, isOver } from './run-state.ts'
import { SteadyShare } from './steady-share.ts'

/** What runs are followed with. */
export interface FollowedRunsParts {
  readonly api: Api
  readonly registry: NodeRegistry
  readonly book: RunBook
  readonly accepted: AcceptedRuns
  readonly storage: Keepsakes | undefined
  readonly lane: LanePlace
}

/** What is told of them. */
export interface FollowedNews {
  /** Events of a followed run have come. */
  heard(run: string): void
  /** A followed run has ended; told before its last events are. */
  ended(run: string): void
  /** The server does not know a followed run. */
  lost(run: string): void
  /** It is known what a run that was not begun here would make. */
  planned(run: string): void
  /** A run has begun, whether it is followed or not. */
  begun(run: string): void
  /** The server is heard again after it was lost. */
  back(): void
}

/** Runs that are followed, as the server tells of them: their events, their places in the queue, how far they are. */
export class FollowedRuns {
  readonly #parts: FollowedRunsParts
  readonly #news: FollowedNews
  readonly #past: PastTimes
  readonly #truth: TruthLink
  readonly #shares = new Map<string, SteadyShare>()
  readonly #hearers = new Set<(news: unknown) => void>()

  constructor(parts: FollowedRunsParts, news: FollowedNews) {
    const { api, book, storage, lane } = parts
    this.#parts = parts
    this.#news = news
    this.#past = new PastTimes(storage)
    const queue = new QueueWatch(api.runs, (view) => book.setQueue(view))
    this.#truth = new TruthLink(lane, {
      seqOf: (run) => book.run(run)?.seq ?? 0,
      events: (run, events) => this.#hear(run, events),
      unknown: (run) => this.#lose(run),
      runs: (run, events) => this.#hearOfAny(run, events),
      queue: () => queue.look(),
      models: (news) => this.#hearers.forEach((hear) => hear(news)),
      connection: (live) => this.#connected(live),
    })
  }

  /** Is told of a run's events from now on; the book has begun it. */
  follow(id: string): void {
    this.#truth.follow(id)
  }

  /** Is told no more of a run, and forgets it. */
  leave(id: string): void {
    this.#truth.leave(id)
    this.#shares.delete(id)
    this.#parts.book.forget(id)
  }

  /** Learns what a run that was not begun here would make. */
  async learn(id: string): Promise<void> {
    const { accepted, book, registry } = this.#parts
    try {
      const { workflow, targets } = await accepted.read(id)
      if (book.run(id)) book.begin(id, planOf(workflow, registry, targets))
      this.#news.planned(id)
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 404) this.#lose(id)
    }
  }

  /** How far a followed run is, and how long it will be by its own pace and by earlier runs of its workflow. */
  progress(id: string): RunProgress | undefined {
    const { book } = this.#parts
    const [run, plan] = [book.run(id), book.plan(id)]
    if (!run) return undefined
    const past = this.#past.of(plan?.workflow ?? '')
    const progress = runProgress(run, { past, samplers: plan?.samplers ?? [], now: book.now() })
    let steady = this.#shares.get(id)
    if (!steady) this.#shares.set(id, (steady = new SteadyShare()))
    return { ...progress, share: isEnded(run) ? progress.share : steady.of(progress.share) }
  }

  /** Calls when the download of a model goes on. Returns what ends it. */
  onModels(hear: (news: unknown) => void): () => void {
    this.#hearers.add(hear)
    return () => void this.#hearers.delete(hear)
  }

  /** Looks whether the server is there and what was missed. */
  probe(): void {
    this.#truth.probe()
  }

  /** Ends the connection. */
  close(): void {
    this.#truth.close()
  }

  #connected(live: boolean): void {
    const { state } = this.#parts.book
    const { connection, ended, refused } = state.getState()
    if (!live || connection !== 'lost') return state.setState({ connection: live ? 'live' : 'lost' })
    this.#news.back()
    // Whatever ended meanwhile was told to nobody, and that nobody answered is over.
    state.setState({
      connection: 'live',
      ended: ended + 1,
      ...(refused?.status === 0 && { refused: undefined }),
    })
  }

  #lose(id: string): void {
    const { book } = this.#parts
    const run = book.run(id)
    if (!run || isOver(run)) return
    book.lose(id)
    this.#news.lost(id)
  }

  #hear(id: string, events: readonly RunEvent[]): boolean {
    const { book } = this.#parts
    const before = book.run(id)
    const gap = book.take(id, events)
    const [run, plan] = [book.run(id), book.plan(id)]
    if (run && isEnded(run) && before && !isEnded(before)) {
      if (plan) this.#past.learn(plan.workflow, run)
      this.#news.ended(id)
    }
    this.#news.heard(id)
    return gap
  }

  #hearOfAny(id: string, events: readonly RunEvent[]): void {
    const { state } = this.#parts.book
    for (const { type } of events) {
      if (type === 'run.done' || type === 'run.failed' || type === 'run.cancelled')
        state.setState(({ ended }) => ({ ended: ended + 1 }))
      else if (type === 'run.started' || type === 'run.resumed') this.#news.begun(id)
    }
  }
}

import type { BundleGraph } from '../bundle/bundle.ts'
import type { DeviceChoice } from '../../define/services.ts'
import { loadRuntime } from './runtime.ts'
import { OpenSession } from './open-session.ts'
import { runtimeError } from './runtime-error.ts'
import { sessionOptions } from './session-options.ts'

interface Held {
  readonly session: Promise<OpenSession>
  readonly bytes: number
  users: number
  /** Settles when everything that has the session, or waits for it, is done. */
  last: Promise<unknown>
}

/**
 * Sessions of one device, created on first use and kept while their weights fit a budget of bytes; the least recently
 * used one that nobody runs goes first. A graph larger than the whole budget is still opened, alone.
 */
export class SessionPool {
  readonly #device: DeviceChoice
  readonly #budget: number
  /** By path and stamp, so that a replaced file is loaded anew; in order of use: the first is the least recent. */
  readonly #held = new Map<string, Held>()

  constructor(device: DeviceChoice, budgetBytes: number) {
    this.#device = device
    this.#budget = budgetBytes
  }

  /** Estimated bytes of the sessions that are open now. */
  get bytes(): number {
    return [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /**
   * Calls `work` with the graph's session, which nobody else has and which is not closed meanwhile: a decoder may run
   * beside a sampler, and a session is not for two runs at once. Throws a named error where it cannot load.
   */
  async use<T>(subject: string, graph: BundleGraph, work: (session: OpenSession) => Promise<T>): Promise<T> {
    const held = this.#hold(subject, graph)
    const mine = held.last.then(async () => work(await held.session))
    held.last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      held.users--
    }
  }

  /** Closes every session. */
  async dispose(): Promise<void> {
    const all = [...this.#held.values()]
    this.#held.clear()
    await Promise.allSettled(all.map(async ({ session }) => (await session).release()))
  }

  /** The session of a graph with one user more; the entry moves to the most recent end. */
  #hold(subject: string, graph: BundleGraph): Held {
    const key = `${graph.path}\n${graph.stamp}`
    const known = this.#held.get(key)
    if (known) {
      this.#held.delete(key)
      this.#held.set(key, known)
      known.users++
      return known
    }
    const bytes = sessionBytes(graph, this.#device)
    const room = this.#makeRoom(bytes)
    const held: Held = {
      session: room.then(() => this.#open(subject, graph)),
      bytes,
      users: 1,
      last: Promise.resolve(),
    }
    this.#held.set(key, held)
    held.session.catch(() => {
      if (this.#held.get(key) === held) this.#held.delete(key)
    })
    return held
  }

  async #makeRoom(bytes: number): Promise<void> {
    const closing: Promise<unknown>[] = []
    for (const [key, held] of this.#held) {
      if (this.bytes + bytes <= this.#budget) break
      if (held.users > 0) continue
      this.#held.delete(key)
      closing.push(held.session.then((session) => session.release()).catch(() => undefined))
    }
    await Promise.all(closing)
  }

  async #open(subject: string, graph: BundleGraph): Promise<OpenSession> {
    try {
      const runtime = loadRuntime()
      const session = await runtime.InferenceSession.create(graph.path, sessionOptions(this.#device))
      return new OpenSession(subject, graph, runtime, session)
    } catch (cause) {
      throw runtimeError(subject, graph.file, 'loading', cause)
    }
  }
}

/** What a session of a graph holds, estimated: a CPU has no half precision, and casts such weights to four bytes when it loads. */
function sessionBytes({ bytes, summary: { parameters } }: BundleGraph, { provider }: DeviceChoice): number {
  return provider === 'cpu' && bytes > 1.6 * parameters ? Math.max(bytes, 4 * parameters) : bytes
}

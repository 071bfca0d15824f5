import type { Socket } from 'socket.io'
import type { RunEvent } from '../../run/index.ts'
import { breathe } from '../breathe.ts'
import { drained } from './drained.ts'

/** Where a lane reads what a client missed. */
export interface EventHistory {
  /** Undefined where there is no such run. */
  lastSeq(run: string): number | undefined
  /** At most `limit` events after `seq`, in order. */
  after(run: string, seq: number, limit: number): readonly RunEvent[]
}

/** Called with the newest event that was sent; undefined where the replay was given up for a later one, or for good. */
type Ended = (seq: number | undefined) => void

/** How far one client is in one run. */
interface Place {
  seq: number
  readonly ended: Ended
}

/** Events in one message; a client that is far behind gets several. */
const batch = 500

/**
 * Sends clients what they missed. One message is on its way to a client at a time and one is made a turn of the loop, so that
 * neither a long history nor a client that does not read holds up the others. What happens meanwhile is part of the
 * history: a client is `current` in the very turn in which it has all of it.
 */
export class Replays {
  readonly #history: EventHistory
  readonly #current: (socket: Socket, run: string) => void
  readonly #places = new Map<Socket, Map<string, Place>>()
  /** Clients that can be sent something now. */
  readonly #ready = new Set<Socket>()
  #turning = false

  constructor(history: EventHistory, current: (socket: Socket, run: string) => void) {
    this.#history = history
    this.#current = current
  }

  /** Sends a run's events after a number. Another replay of the run to this client ends with that. */
  start(socket: Socket, run: string, seq: number, ended: Ended = () => {}): void {
    const places = this.#places.get(socket)
    const before = places?.get(run)
    // The last in the row, so that the runs of a client take turns.
    places?.delete(run)
    before?.ended(undefined)
    if (places) return void places.set(run, { seq, ended })
    this.#places.set(socket, new Map([[run, { seq, ended }]]))
    this.#await(socket)
  }

  /** Sends no more of a run to a client, or of any. */
  stop(socket: Socket, run?: string): void {
    const places = this.#places.get(socket)
    if (!places) return
    for (const [name, { ended }] of places) {
      if (run !== undefined && name !== run) continue
      places.delete(name)
      ended(undefined)
    }
    // An empty one goes with the client's next turn; a second would give it two turns.
    if (run === undefined) this.#places.delete(socket)
  }

  #await(socket: Socket): void {
    void drained(socket).then((open) => {
      if (!open) return this.stop(socket)
      this.#ready.add(socket)
      return this.#turn()
    })
  }

  async #turn(): Promise<void> {
    if (this.#turning) return
    this.#turning = true
    // Who is ready again meanwhile comes last.
    for (const socket of this.#ready) {
      this.#ready.delete(socket)
      this.#serve(socket)
      await breathe()
    }
    this.#turning = false
  }

  #serve(socket: Socket): void {
    const places = this.#places.get(socket)
    const [next] = places ?? []
    if (!places || !next) return void this.#places.delete(socket)
    const [run, place] = next
    places.delete(run)
    try {
      if (this.#send(socket, run, place)) places.set(run, place)
    } catch {
      // A history that cannot be read now is asked for again when the client comes back.
      place.ended(undefined)
      socket.disconnect(true)
      return
    }
    if (places.size > 0) this.#await(socket)
    else this.#places.delete(socket)
  }

  /** Sends one message; false where the client has all there is. */
  #send(socket: Socket, run: string, place: Place): boolean {
    const events = this.#history.after(run, place.seq, batch)
    if (events.length > 0) {
      socket.emit('events', { run, events })
      place.seq = events.at(-1)!.seq
    }
    const last = this.#history.lastSeq(run) ?? 0
    if (events.length > 0 && place.seq < last) return true
    this.#current(socket, run)
    place.ended(last)
    return false
  }
}

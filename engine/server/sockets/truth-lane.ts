import type { Server, Socket } from 'socket.io'
import type { RunEvent } from '../../run/index.ts'
import { problemOf } from '../problem.ts'
import { answer } from './answer.ts'
import type { Refuse } from './answer.ts'
import { unread } from './drained.ts'
import { joinSchema, leaveSchema } from './messages.ts'
import type { Answer } from './messages.ts'
import { Replays } from './replays.ts'
import type { EventHistory } from './replays.ts'

/** Messages that may wait for a client in a run's room; one that is further behind reads the rest from the history. */
const mostBehind = 200

/**
 * The reliable lane: rooms of runs, and one of all runs' beginnings and ends. A client that joins says the last event it
 * has and is sent the rest, then what happens from then on, without a gap: reading the last of it and joining are one turn of
 * the loop. Who reads too slowly leaves the room and is sent what happens as history, so that the server keeps it for nobody.
 */
export class TruthLane {
  readonly #io: Server
  readonly #history: EventHistory
  readonly #replays: Replays
  readonly #refuse: Refuse

  constructor(io: Server, history: EventHistory, refuse: Refuse = problemOf) {
    this.#io = io
    this.#history = history
    this.#refuse = refuse
    this.#replays = new Replays(history, (socket, run) => void socket.join(roomOf(run)))
    io.on('connection', (socket) => this.#welcome(socket))
  }

  /** Tells what was just written to the store. */
  publish(run: string, events: readonly RunEvent[]): void {
    if (events.length === 0) return
    for (const id of this.#io.of('/').adapter.rooms.get(roomOf(run)) ?? []) {
      const socket = this.#io.of('/').sockets.get(id)
      if (!socket || unread(socket) <= mostBehind) continue
      void socket.leave(roomOf(run))
      this.#replays.start(socket, run, events[0]!.seq - 1)
    }
    this.#io.to(roomOf(run)).emit('events', { run, events })
    const ends = events.filter(({ type }) => type.startsWith('run.'))
    if (ends.length > 0) this.#io.to('runs').emit('runs', { run, events: ends })
  }

  /** Tells that the order or the state of the queue has changed. */
  queueChanged(): void {
    this.#io.to('runs').emit('queue')
  }

  /** Tells how far a model's download is, or that it is gone. */
  modelsChanged(news: object): void {
    this.#io.to('runs').emit('models', news)
  }

  #welcome(socket: Socket): void {
    void socket.join('runs')
    socket.on('disconnect', () => this.#replays.stop(socket))
    const refuse = this.#refuse
    socket.on('join', (message: unknown, reply?: unknown) =>
      answer(message, reply, {
        schema: joinSchema,
        refuse,
        handle: ({ run, after }): Answer<Reached> | Promise<Answer<Reached>> => {
          if (this.#history.lastSeq(run) === undefined) return unknownRun(run)
          // What happens while the history is sent comes after it, not between.
          void socket.leave(roomOf(run))
          return new Promise((resolve) =>
            this.#replays.start(socket, run, after, (seq) =>
              resolve(seq === undefined ? superseded(run) : { ok: true, seq }),
            ),
          )
        },
      }),
    )
    socket.on('leave', (message: unknown, reply?: unknown) =>
      answer(message, reply, {
        schema: leaveSchema,
        refuse,
        handle: ({ run }) => {
          this.#replays.stop(socket, run)
          void socket.leave(roomOf(run))
          return { ok: true }
        },
      }),
    )
  }
}

/** The number of the newest event that a client was sent. */
interface Reached {
  readonly seq: number
}

/** The room of a run. */
export function roomOf(run: string): string {
  return `run:${run}`
}

/** The refusal for a run that is not there. */
export function unknownRun(run: string): Answer<never> {
  return { ok: false, code: 'run.unknown', message: `There is no run ${run}. It may have been deleted.` }
}

function superseded(run: string): Answer<never> {
  const message = `What was missed of run ${run} is sent to a later join, or the run was left.`
  return { ok: false, code: 'join.superseded', message }
}

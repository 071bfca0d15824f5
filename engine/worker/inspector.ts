import { ReelgraphError } from '../define/index.ts'
import { inspect } from './inspect.ts'
import type { InspectQuestion } from './inspect-messages.ts'

/** Processes of one kind of question: how many may be at work, and who waits. */
interface Lane {
  free: number
  readonly waiting: (() => void)[]
}

/** Questions that wait in one lane at most; whoever comes after them is told to come again. */
const mostWaiting = 64

const laneOf: Readonly<Record<InspectQuestion['ask'], 'looks' | 'models' | 'posters'>> = {
  machine: 'looks',
  models: 'looks',
  picture: 'looks',
  video: 'looks',
  'bare-video': 'looks',
  workflow: 'looks',
  model: 'models',
  'packed-model': 'models',
  posters: 'posters',
}

/**
 * Looks into files, models and the machine in processes of their own, a few at a time however many ask: two that look, one
 * that tries a model, one that draws posters. Those who wait with the same question about the machine get one answer.
 */
export class Inspector {
  readonly #ask: (question: InspectQuestion, given?: AbortSignal) => Promise<unknown>
  readonly #lanes: Readonly<Record<'looks' | 'models' | 'posters', Lane>> = {
    looks: { free: 2, waiting: [] },
    models: { free: 1, waiting: [] },
    posters: { free: 1, waiting: [] },
  }
  readonly #shared = new Map<string, Promise<unknown>>()
  readonly #closing = new AbortController()

  constructor(ask = inspect) {
    this.#ask = ask
  }

  /** Rejects as `inspect` does, with `inspect.busy` where too many wait, and with the reason of `given` where that is aborted first. */
  ask(question: InspectQuestion, given?: AbortSignal): Promise<unknown> {
    if (question.ask !== 'machine' && question.ask !== 'models')
      return this.#inTurn(question, () => {}, given)
    // Shared until the process starts: what is asked later may not hear what was seen before it.
    const shared = this.#shared.get(question.ask)
    if (shared) return shared
    const answer = this.#inTurn(question, () => this.#shared.delete(question.ask))
    this.#shared.set(question.ask, answer)
    return answer
  }

  /** Ends all that is looked at; who waits or asks later is refused. */
  close(): void {
    this.#closing.abort(new ReelgraphError('inspect.closed', 'server', 'The server is stopping. Try again.'))
  }

  async #inTurn(question: InspectQuestion, begins: () => void, wanted?: AbortSignal): Promise<unknown> {
    const lane = this.#lanes[laneOf[question.ask]]
    const closing = this.#closing.signal
    const given = AbortSignal.any(wanted ? [wanted, closing] : [closing])
    try {
      await turn(lane, question, given)
    } finally {
      begins()
    }
    try {
      return await this.#ask(question, given)
    } finally {
      const next = lane.waiting.shift()
      if (next) next()
      else lane.free += 1
    }
  }
}

async function turn(lane: Lane, question: InspectQuestion, given?: AbortSignal): Promise<void> {
  // A tick later, so that those who ask in one go share one answer.
  await Promise.resolve()
  if (lane.free > 0) {
    lane.free -= 1
    return
  }
  if (lane.waiting.length >= mostWaiting) {
    throw new ReelgraphError(
      'inspect.busy',
      question.ask,
      'Too much is being looked at just now. Try again in a moment.',
    )
  }
  given?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      lane.waiting.splice(lane.waiting.indexOf(begin), 1)
      reject(given!.reason as Error)
    }
    const begin = (): void => {
      given?.removeEventListener('abort', leave)
      resolve()
    }
    lane.waiting.push(begin)
    given?.addEventListener('abort', leave, { once: true })
  })
}

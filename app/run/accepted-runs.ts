import type { Api, Run } from './api/api.ts'

/** How many are kept. */
const most = 16

/** Runs as the server accepted them: dice rolled, inputs set. Those that were asked for lately are kept. */
export class AcceptedRuns {
  readonly #api: Pick<Api['runs'], 'read'>
  readonly #readings = new Map<string, Promise<Run>>()

  constructor(api: Pick<Api['runs'], 'read'>) {
    this.#api = api
  }

  /** A run; of several that ask for the same, one asks the server. */
  read(id: string): Promise<Run> {
    let reading = this.#readings.get(id)
    if (!reading) {
      reading = this.#api.read(id)
      this.#readings.set(id, reading)
      reading.catch(() => this.#readings.delete(id))
      for (const old of [...this.#readings.keys()].slice(0, -most)) this.#readings.delete(old)
    }
    return reading
  }
}

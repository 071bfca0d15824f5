import { connect, createServer, type Server, type Socket } from 'node:net'

/** A network between a browser and a server that can fail as networks do: without telling either of them. */
export class CutNetwork {
  readonly url: string
  readonly #server: Server
  readonly #pairs: Set<readonly [Socket, Socket]>
  readonly #state: { cut: boolean; readonly ends: (() => void)[] }

  private constructor(
    url: string,
    server: Server,
    pairs: Set<readonly [Socket, Socket]>,
    state: { cut: boolean; readonly ends: (() => void)[] },
  ) {
    this.url = url
    this.#server = server
    this.#pairs = pairs
    this.#state = state
  }

  /** Leads to an address. */
  static async to(address: string): Promise<CutNetwork> {
    const { port } = new URL(address)
    const pairs = new Set<readonly [Socket, Socket]>()
    const state = { cut: false, ends: [] as (() => void)[] }
    const server = createServer((near) => {
      // What is lost on the way never arrives, and nobody hears that it did not.
      near.on('error', () => {})
      // Who knocks in the meantime is let in afterwards: TCP knocks again until somebody opens.
      if (state.cut) state.ends.push(() => near.destroyed || join(near))
      else join(near)
    })
    const join = (near: Socket): void => {
      const far = connect(Number(port), '127.0.0.1')
      const pair = [near, far] as const
      pairs.add(pair)
      const end = (): void => {
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      }
      for (const socket of pair) socket.on('error', end).on('close', end)
      near.on('data', (bytes) => state.cut || far.write(bytes))
      far.on('data', (bytes) => state.cut || near.write(bytes))
    }
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const own = server.address()
    const ownPort = typeof own === 'object' && own ? own.port : 0
    return new CutNetwork(`http://127.0.0.1:${ownPort}`, server, pairs, state)
  }

  /** From now on nothing passes. */
  cut(): void {
    this.#state.cut = true
  }

  /** New connections pass; those of before the cut have lost bytes and are gone. */
  mend(): void {
    this.#state.cut = false
    for (const [near, far] of this.#pairs) {
      near.destroy()
      far.destroy()
    }
    for (const end of this.#state.ends.splice(0)) end()
  }

  close(): void {
    this.mend()
    for (const [near] of this.#pairs) near.destroy()
    this.#server.close()
  }
}

import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Doorkeeper } from '../access/doorkeeper.ts'
import { factsOf } from '../access/facts-of.ts'
import type { EditorPages } from '../editor-pages.ts'
import { limitMessages } from './limit-messages.ts'

/** The two lanes, each with a path of its own, so that clients hold a connection for each. */
export interface Lanes {
  readonly truth: Server
  readonly preview: Server
  close(): void
}

/** Paths of the lanes. */
export const lanePaths = { truth: '/sockets/truth', preview: '/sockets/preview' } as const

/** Opens both lanes on the HTTP server. The rules of access, and how often one may ask, hold for every handshake. */
export function openSockets(http: HttpServer, door: Doorkeeper, editor?: EditorPages): Lanes {
  const open = (path: string): Server => {
    const lane = new Server(http, {
      path,
      serveClient: false,
      // Clients send small messages only; what they receive is not bounded by this.
      maxHttpBufferSize: 64 * 1024,
      perMessageDeflate: false,
      httpCompression: false,
      destroyUpgrade: false,
      allowRequest: (request, done) => {
        const refusal = refusalOf(door, request)
        done(refusal?.code ?? null, refusal === undefined)
      },
    })
    lane.on('connection', limitMessages)
    return lane
  }
  const truth = open(lanePaths.truth)
  const preview = open(lanePaths.preview)
  http.on('upgrade', (request, socket, head) => {
    const known = Object.values(lanePaths).some((path) => request.url?.startsWith(`${path}/`))
    if (known) return
    if (refusalOf(door, request) || !editor?.upgrade(request, socket, head)) socket.destroy()
  })
  return {
    truth,
    preview,
    close: () => {
      truth.disconnectSockets(true)
      preview.disconnectSockets(true)
      for (const { engine } of [truth, preview]) engine.close()
    },
  }
}

function refusalOf(door: Doorkeeper, request: IncomingMessage): { readonly code: string } | undefined {
  const { method = 'GET', headers, socket } = request
  const header = (name: string): string | undefined => headers[name] as string | undefined
  return door.refusal('socket', socket.remoteAddress ?? '', factsOf(method, header, { handshake: true }))
}

import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** How long those who are connected may take to say goodbye, in ms. */
const goodbyeMs = 1000

/**
 * Gives what closes an HTTP server that does not listen yet: it resolves when nobody is connected any more. A connection that has
 * become a socket is none that Node ends, and a viewer that says nothing would hold it for half a minute.
 */
export function closerOf(http: Server): () => Promise<void> {
  const open = new Set<Socket>()
  http.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      const late = setTimeout(() => {
        for (const socket of open) socket.destroy()
      }, goodbyeMs)
      http.close(() => {
        clearTimeout(late)
        resolve()
      })
      http.closeAllConnections()
    })
}

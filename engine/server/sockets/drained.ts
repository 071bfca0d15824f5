import type { Socket } from 'socket.io'

/** Resolves with true once the network has taken all that a client was sent, and with false where the client has gone. */
export function drained(socket: Socket): Promise<boolean> {
  const { conn } = socket
  return new Promise((resolve) => {
    let { transport } = conn
    const settle = (open: boolean): void => {
      transport.off('ready', look)
      conn.off('upgrade', look)
      conn.off('close', look)
      resolve(open)
    }
    const look = (): void => {
      if (!socket.connected || conn.readyState !== 'open') return settle(false)
      if (conn.transport.writable) return settle(true)
      // A connection that began by polling goes on over another transport.
      transport.off('ready', look)
      transport = conn.transport
      transport.on('ready', look)
      return undefined
    }
    conn.on('upgrade', look)
    conn.on('close', look)
    look()
  })
}

/** How many messages wait for a client that does not read. */
export function unread({ conn }: Socket): number {
  // The types call it private; there is no other way to know what has not been taken yet.
  return (conn['writeBuffer'] as readonly unknown[]).length
}

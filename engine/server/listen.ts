import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ReelgraphError } from '../define/index.ts'
import type { AccessPolicy } from './access/access-policy.ts'

/** Resolves when the server listens. Rejects with `server.port-taken`, `server.address` or `server.port-refused`. */
export function listen(http: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => reject(named(cause, port, address))
    http.once('error', fail)
    http.listen(port, address, () => {
      http.off('error', fail)
      resolve()
    })
  })
}

/** The address to open in a browser. */
export function urlOf(http: Server, { address }: AccessPolicy): string {
  const { port } = http.address() as AddressInfo
  const name = address === '0.0.0.0' || address === '::' ? 'localhost' : address
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`
}

function named(cause: NodeJS.ErrnoException, port: number, address: string): Error {
  const fail = (code: string, message: string): Error =>
    new ReelgraphError(code, `${address}:${port}`, message, { cause })
  switch (cause.code) {
    case 'EADDRINUSE':
      return fail(
        'server.port-taken',
        `Port ${port} is taken. Stop what uses it, or choose another with --port.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return fail('server.address', `${address} is no address of this machine. Choose another with --host.`)
    case 'EACCES':
      return fail(
        'server.port-refused',
        `Port ${port} may not be used by this user. Choose one above 1023 with --port.`,
      )
    default:
      return cause
  }
}

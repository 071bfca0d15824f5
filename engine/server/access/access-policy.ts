import { randomBytes } from 'node:crypto'

/** Who may talk to the server: the names it answers to and, unless it is loopback's alone, the token it asks for. */
export interface AccessPolicy {
  /** Address to listen on. */
  readonly address: string
  /** Host names without port, lower case, that a request may be for. */
  readonly hosts: ReadonlySet<string>
  readonly token?: string
  /** True where nobody gave a token and one had to be made: it must be printed. */
  readonly tokenWasMade: boolean
}

/** What the user asked for. */
export interface AccessWish {
  /** Address or name to listen on; 127.0.0.1 by default. */
  readonly host?: string | undefined
  readonly token?: string | undefined
  /** Further names that the server is reached by, as behind a proxy. */
  readonly allowedHosts?: readonly string[] | undefined
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address can only be reached from this machine. */
export function isLoopback(address: string): boolean {
  return (
    address === 'localhost' || address === '::1' || address === '[::1]' || /^127(\.\d{1,3}){3}$/.test(address)
  )
}

/** The policy for a wish. Listening beyond loopback demands a token; where none is given, 192 random bits are drawn. */
export function accessPolicy(wish: AccessWish): AccessPolicy {
  const address = wish.host ?? '127.0.0.1'
  const hosts = new Set([...loopbackNames, ...(wish.allowedHosts ?? []).map(nameOf)])
  // A wildcard is no name; the names that such a server is reached by are given apart.
  if (address !== '0.0.0.0' && address !== '::') hosts.add(bracketed(address.toLowerCase()))
  const given = wish.token === '' ? undefined : wish.token
  const tokenWasMade = given === undefined && !isLoopback(address)
  const token = given ?? (tokenWasMade ? randomBytes(24).toString('base64url') : undefined)
  return { address, hosts, tokenWasMade, ...(token !== undefined && { token }) }
}

/** The name in what somebody gave as a host: an address of a page and `name:port` mean the name. */
function nameOf(host: string): string {
  const bare = host
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
  // More than one colon outside of brackets is an IPv6 address.
  return bracketed(/^(\[.*\]|[^:]*):\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare)
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address
}

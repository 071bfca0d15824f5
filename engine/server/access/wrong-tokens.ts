import { createHash } from 'node:crypto'

/** Wrong tokens that are told apart for one address: more pages than anybody leaves open, each with a token of its own. */
const mostEach = 32

/**
 * Tokens that were wrong, hashed, by the address that brought them: a page that was left open brings the same again, which
 * is no new guess. What was not brought for longest is forgotten first, of an address and of all addresses.
 */
export class WrongTokens {
  readonly #most: number
  readonly #byAddress = new Map<string, Set<string>>()

  constructor(most = 10_000) {
    this.#most = most
  }

  /** Whether an address has brought a wrong token before. */
  has(address: string, token: string): boolean {
    const known = this.#byAddress.get(address)
    const digest = digestOf(token)
    if (!known?.delete(digest)) return false
    known.add(digest)
    return true
  }

  add(address: string, token: string): void {
    const known = this.#byAddress.get(address) ?? new Set()
    this.#byAddress.delete(address)
    this.#byAddress.set(address, known.add(digestOf(token)))
    dropOldest(known, mostEach)
    dropOldest(this.#byAddress, this.#most)
  }
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  if (kept.size <= most) return
  const [oldest] = kept.keys()
  if (oldest !== undefined) kept.delete(oldest)
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

import type { AccessPolicy } from './access-policy.ts'
import { broughtSession, broughtToken, checkAccess, sameSecret } from './check-access.ts'
import type { AccessFacts, Refusal } from './check-access.ts'
import { refuseForeignPage } from './foreign-page.ts'
import { RateLimiter } from './rate-limit.ts'
import type { RateLimit } from './rate-limit.ts'
import { WrongTokens } from './wrong-tokens.ts'

/** Which way somebody comes in; each has its own measure, so that a page and all it loads take nothing from the API. */
export type Door = 'api' | 'page' | 'socket'

/** Wrong tokens that one address may try: nobody mistypes more often, and who guesses needs more than a lifetime. */
const guesses: RateLimit = { burst: 20, perSecond: 0.2 }

/** Why somebody stays outside, and where asking too often is the reason, when to come back, in seconds. */
export type Closed =
  | Refusal
  | { readonly status: 429; readonly code: string; readonly message: string; readonly wait: number }

/** What a doorkeeper may be told. */
export interface DoorkeeperOptions {
  /** The secret that stands for the token in the cookies of browsers; without one every request brings the token. */
  readonly session?: string | undefined
  /** Milliseconds of a clock that is never set back. */
  readonly now?: () => number
}

/**
 * Lets in who may come: first turns away pages of other sites, which may use up nobody's measure, then counts how often an address
 * asks, then applies the rules, then counts wrong tokens. A browser that is signed in is known by a secret that is too
 * long to guess: what others at its address guess is not counted against it.
 */
export class Doorkeeper {
  readonly policy: AccessPolicy
  readonly session: string | undefined
  readonly #doors: Readonly<Record<Door, RateLimiter>>
  readonly #guesses: RateLimiter
  readonly #wrong = new WrongTokens()

  constructor(policy: AccessPolicy, rate: RateLimit, { session, now }: DoorkeeperOptions = {}) {
    this.policy = policy
    this.session = session
    this.#doors = {
      api: new RateLimiter(rate, now),
      page: new RateLimiter(rate, now),
      socket: new RateLimiter(rate, now),
    }
    this.#guesses = new RateLimiter(guesses, now)
  }

  /** Why a request is refused; undefined where it may come in. What is `open` asks for no token. */
  refusal(door: Door, address: string, facts: AccessFacts, open = false): Closed | undefined {
    const foreign = refuseForeignPage(facts, door === 'page')
    if (foreign) return foreign
    const wait = this.#doors[door].take(address)
    if (wait > 0) return tooMany('access.too-many', 'Too many requests.', wait)
    const { token, ...tokenless } = this.policy
    if (open || token === undefined || this.#isSignedIn(facts)) return checkAccess(tokenless, facts)
    const brought = broughtToken(facts)
    const isNew = brought !== undefined && !this.#wrong.has(address, brought)
    // Before anything is compared: otherwise the guess that is right would be let in.
    const closed = isNew ? this.#guesses.wait(address) : 0
    if (closed > 0) return tooMany('access.too-many-guesses', 'Too many wrong tokens.', closed)
    const refusal = checkAccess(this.policy, facts)
    if (refusal?.code === 'access.token' && isNew) {
      this.#guesses.take(address)
      this.#wrong.add(address, brought)
    }
    return refusal
  }

  #isSignedIn(facts: AccessFacts): boolean {
    const carried = this.session === undefined ? undefined : broughtSession(facts)
    return carried !== undefined && sameSecret(carried, this.session!)
  }
}

function tooMany(code: string, what: string, wait: number): Closed {
  return { status: 429, code, message: `${what} Come back in ${wait} s.`, wait }
}

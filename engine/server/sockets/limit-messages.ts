import type { Socket } from 'socket.io'
import { RateLimiter } from '../access/rate-limit.ts'
import { unread } from './drained.ts'

/** Credit for every preview, and all steps of a long run asked for in one go, stay far below. */
const limit = { burst: 1500, perSecond: 200 }

/** Messages that may wait for a client which goes on asking: more than the answers to one burst. */
const mostUnread = 2000

/** Lets go of a client that says more than any page has to say, or asks and does not read: answering it would hold up the others. */
export function limitMessages(socket: Socket): void {
  const limiter = new RateLimiter(limit)
  socket.use((_, next) => {
    if (limiter.take(socket.id) === 0 && unread(socket) <= mostUnread) next()
    else socket.disconnect(true)
  })
}

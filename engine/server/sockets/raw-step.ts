import type { Socket } from 'socket.io'
import type { z } from 'zod'
import type { StepArchive } from '../../worker/index.ts'
import { drained } from './drained.ts'
import { stepSchema } from './messages.ts'

/** Requests of one client that may wait: every step of a long run, asked for in one go. */
const mostWaiting = 512

type Respond = (answer: object, latents?: Uint8Array) => void
type Wish = z.output<typeof stepSchema> & { readonly respond: Respond }

/**
 * Answers a client that asks for one node's raw latents of a step, on the lossy lane so that the truth is not held up. One
 * answer is on its way at a time, so that a client that asks and does not read costs the server one step.
 */
export function answerSteps(socket: Socket, steps: StepArchive): void {
  const waiting: Wish[] = []
  let busy = false
  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (waiting.length > 0 && (await drained(socket))) await respondTo(waiting.shift()!, steps)
    busy = false
  }
  socket.on('disconnect', () => waiting.splice(0))
  socket.on('step', (message: unknown, reply: unknown) => {
    if (typeof reply !== 'function') return
    const respond = reply as Respond
    const parsed = stepSchema.safeParse(message)
    if (!parsed.success)
      return respond({ ok: false, code: 'socket.message', message: 'Ask with run, node and step.' })
    if (waiting.length >= mostWaiting) {
      const refusal = `${mostWaiting} steps are asked for already. Ask for more once these have come.`
      return respond({ ok: false, code: 'step.too-many', message: refusal })
    }
    waiting.push({ ...parsed.data, respond })
    void work()
    return undefined
  })
}

async function respondTo({ run, node, step, item, respond }: Wish, steps: StepArchive): Promise<void> {
  try {
    const found = await steps.read(run, node, step, item)
    if (found) respond({ ok: true, shape: found.shape, sigma: found.sigma }, found.latents)
    else respond({ ok: false, code: 'step.unknown', message: `Step ${step} of ${node} is not archived.` })
  } catch {
    respond({ ok: false, code: 'step.unreadable', message: `Step ${step} of ${node} cannot be read.` })
  }
}

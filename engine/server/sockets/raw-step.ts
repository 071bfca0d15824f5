import type { Socket } from 'socket.io'
import type { StepArchive } from '../../worker/index.ts'
import { stepSchema } from './messages.ts'

/** Answers a client that asks for one node's raw latents of a step, on the lossy lane so that the truth is not held up. */
export function answerSteps(socket: Socket, steps: StepArchive): void {
  socket.on('step', (message: unknown, reply: unknown) => {
    if (typeof reply !== 'function') return
    const respond = reply as (answer: object, latents?: Uint8Array) => void
    const parsed = stepSchema.safeParse(message)
    if (!parsed.success)
      return respond({ ok: false, code: 'socket.message', message: 'Ask with run, node and step.' })
    const { run, node, step, item } = parsed.data
    void steps.read(run, node, step, item).then(
      (found) => {
        if (found) respond({ ok: true, shape: found.shape, sigma: found.sigma }, found.latents)
        else respond({ ok: false, code: 'step.unknown', message: `Step ${step} of ${node} is not archived.` })
      },
      () =>
        respond({ ok: false, code: 'step.unreadable', message: `Step ${step} of ${node} cannot be read.` }),
    )
    return undefined
  })
}

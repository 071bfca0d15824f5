import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ReelgraphError } from '../define/index.ts'
import type { InspectAnswer, InspectQuestion } from './inspect-messages.ts'
import { wordsFor } from './inspect-words.ts'
import { tsxArguments } from './tsx-loader.ts'

const entry = fileURLToPath(new URL('./inspect-entry.ts', import.meta.url))

/** How long a question may take, in ms; a model is hashed and run once. */
const patience: Readonly<Record<InspectQuestion['ask'], number>> = {
  machine: 60_000,
  models: 60_000,
  model: 30 * 60_000,
  'packed-model': 60 * 60_000,
  picture: 60_000,
  video: 60_000,
  'bare-video': 60_000,
  workflow: 60_000,
  posters: 120_000,
}

/**
 * Asks a process of its own, so that this one loads neither ONNX Runtime nor a decoder. Rejects with the named error of
 * the answer, `inspect.unstarted` where this machine gives no process, `inspect.crashed` where the process died of the
 * question, or `inspect.slow` where it takes too long. Once `given` is aborted the process is killed, and its reason rejected with.
 */
export function inspect(question: InspectQuestion, given?: AbortSignal): Promise<unknown> {
  const subject = 'path' in question ? question.path : question.ask
  const failure = (code: string, message: string, cause?: unknown): ReelgraphError =>
    new ReelgraphError(code, subject, message, { cause })
  let timer: NodeJS.Timeout | undefined
  let giveUp: (() => void) | undefined
  return new Promise((resolve, reject) => {
    const unstarted = (cause: unknown): void => {
      const { code = 'no reason given' } = cause as NodeJS.ErrnoException
      const message = `The process that looks could not be started (${code}). Try again when less is going on here.`
      reject(failure('inspect.unstarted', message, cause))
    }
    given?.throwIfAborted()
    let child: ChildProcess
    try {
      child = start()
    } catch (cause) {
      return unstarted(cause)
    }
    giveUp = () => {
      // What ends now ends because nobody wants it any more, whatever the question was.
      reject(given!.reason as Error)
      child.kill('SIGKILL')
    }
    given?.addEventListener('abort', giveUp, { once: true })
    const { slow, crashed } = wordsFor(question.ask)
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(failure('inspect.slow', slow))
    }, patience[question.ask])
    child.once('message', (answer: InspectAnswer) => {
      if (answer.ok) resolve(answer.value)
      else reject(failure(answer.code, answer.message))
    })
    // One that does not start may say so twice: that it is not there, and that it cannot be asked.
    child.on('error', unstarted)
    child.once('exit', () => reject(failure('inspect.crashed', crashed)))
    // Without a channel it was not started, and an error says why.
    if (!child.connected) return undefined
    child.send(question, (cause) => {
      if (!cause) return
      // To kill one that has no number would end all that this one belongs to.
      if (child.pid !== undefined) child.kill('SIGKILL')
      unstarted(cause)
    })
    return undefined
  }).finally(() => {
    clearTimeout(timer)
    if (giveUp) given?.removeEventListener('abort', giveUp)
  })
}

function start(): ChildProcess {
  return fork(entry, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...tsxArguments()],
  })
}

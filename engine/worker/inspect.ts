import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ReelgraphError } from '../define/index.ts'
import { tsxArguments } from './tsx-loader.ts'
import type { InspectAnswer, InspectQuestion } from './inspect-messages.ts'

const entry = fileURLToPath(new URL('./inspect-entry.ts', import.meta.url))

/** How long a question may take, in ms. */
const patience = 60_000

/**
 * Asks a process of its own, so that this one loads neither ONNX Runtime nor a decoder. Rejects with the named error of
 * the answer, `inspect.crashed` where the process died of the question, or `inspect.slow` after a minute.
 */
export function inspect(question: InspectQuestion): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...tsxArguments()],
    })
    const subject = 'path' in question ? question.path : question.ask
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(
        new ReelgraphError('inspect.slow', subject, 'Looking at it took over a minute. Try a smaller file.'),
      )
    }, patience)
    child.once('message', (answer: InspectAnswer) => {
      clearTimeout(timer)
      if (answer.ok) resolve(answer.value)
      else reject(new ReelgraphError(answer.code, subject, answer.message))
    })
    child.once('error', reject)
    child.once('exit', () => {
      clearTimeout(timer)
      reject(
        new ReelgraphError(
          'inspect.crashed',
          subject,
          'It could not be looked at: the process that reads files died of it. Try another file.',
        ),
      )
    })
    child.send(question)
  })
}

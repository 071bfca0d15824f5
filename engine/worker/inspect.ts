import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ReelgraphError } from '../define/index.ts'
import { tsxArguments } from './tsx-loader.ts'
import type { InspectAnswer, InspectQuestion } from './inspect-messages.ts'

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
 * the answer, `inspect.crashed` where the process died of the question, or `inspect.slow` where it takes too long.
 */
export function inspect(question: InspectQuestion): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [...tsxArguments()],
    })
    const ofFile = 'path' in question
    const subject = ofFile ? question.path : question.ask
    const remedy = ofFile ? 'Try a smaller file.' : 'Try again when less is going on here.'
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new ReelgraphError('inspect.slow', subject, `Looking at it took too long. ${remedy}`))
    }, patience[question.ask])
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
          ofFile
            ? 'It could not be looked at: the process that reads files died of it. Try another file.'
            : 'The process that looks at this machine died of it. `reelgraph doctor` says more.',
        ),
      )
    })
    child.send(question)
  })
}

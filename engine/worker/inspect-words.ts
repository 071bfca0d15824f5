import type { InspectQuestion } from './inspect-messages.ts'

/** What is said of a question whose process took too long, or died of it. */
interface InspectWords {
  readonly slow: string
  readonly crashed: string
}

const ofMachine: InspectWords = {
  slow: 'Looking at it took too long. Try again when less is going on here.',
  crashed: 'The process that looks at this machine died of it. `reelgraph doctor` says more.',
}

const ofFile: InspectWords = {
  slow: 'Looking at it took too long. Try a smaller file.',
  crashed: 'It could not be looked at: the process that reads files died of it. Try another file.',
}

/** The command line waits as long as it takes, and tries a model on the device that it is meant for. */
const onCommandLine = 'add its folder on the command line: `npx reelgraph models add FOLDER --device NAME`.'

const ofModel: InspectWords = {
  slow: `Trying the model took too long. Try again when less is going on here, or ${onCommandLine}`,
  crashed: `The model could not be tried: the process that tried it died of it, as where a model needs more memory than there is. Close other programs and try again, or ${onCommandLine}`,
}

const words: Readonly<Record<InspectQuestion['ask'], InspectWords>> = {
  machine: ofMachine,
  models: ofMachine,
  model: ofModel,
  'packed-model': ofModel,
  picture: ofFile,
  video: ofFile,
  'bare-video': ofFile,
  workflow: ofFile,
  posters: ofFile,
}

/** What a failed look is told with: what happened, and what may help. */
export function wordsFor(ask: InspectQuestion['ask']): InspectWords {
  return words[ask]
}

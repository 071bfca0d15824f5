import { rename, writeFile } from 'node:fs/promises'
import { hasCode } from '../define/index.ts'
import {
  encodePng,
  isFileFault,
  probeVideo,
  readImage,
  readWorkflow,
  stripMedia,
  WriteError,
} from '../media/index.ts'
import {
  addModel,
  addPackedModel,
  DeviceProbe,
  chooseDevice,
  openStore,
  runtimeVersion,
} from '../models/index.ts'
import type { MediaFacts } from '../store/output-record.ts'
import type { InspectAnswer, InspectQuestion } from './inspect-messages.ts'
import { makePoster } from './make-poster.ts'

/**
 * The short-lived process that looks at what strangers made: it may crash on a picture or hang on a video without taking
 * anything with it. One question, one answer, then it ends.
 */
process.once('message', (question: InspectQuestion) => {
  void answer(question).then(
    (value) => reply({ ok: true, value }),
    (thrown: unknown) =>
      reply({
        ok: false,
        code: hasCode(thrown) ? thrown.code : 'inspect.failed',
        message: thrown instanceof Error ? thrown.message : String(thrown),
      }),
  )
})

// Whoever asked is gone, and with it whoever would have ended a look that takes too long.
process.once('disconnect', () => process.exit())

async function answer(question: InspectQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'machine': {
      const probe = new DeviceProbe()
      const [devices, chosen] = [await probe.describe(), await chooseDevice({}, probe)]
      return { devices, chosen, runtime: runtimeVersion() }
    }
    case 'models':
      return (await openStore({ dataDir: question.dataRoot }).inventory()).map(
        ({ id, descriptor, problem }) =>
          descriptor ? { id, descriptor } : { id, problem: problem?.message ?? 'It cannot be read.' },
      )
    case 'model': {
      const { ask: _, dataRoot, path, ...expected } = question
      return addModel(openStore({ dataDir: dataRoot }), path, { move: true, ...expected })
    }
    case 'packed-model': {
      const { ask: _, dataRoot, path, name, mostBytes, ...expected } = question
      return addPackedModel(openStore({ dataDir: dataRoot }), { path, name, mostBytes }, expected)
    }
    case 'picture': {
      // Drawn anew from its pixels: whatever else was in the file stays behind.
      const image = await readImage(question.path)
      const png = await encodePng(image)
      const temporary = `${question.path}.png`
      try {
        await writeFile(temporary, png)
        await rename(temporary, question.path)
      } catch (cause) {
        throw new WriteError(question.path, cause)
      }
      return { mime: 'image/png', width: image.width, height: image.height }
    }
    case 'bare-video':
    case 'video': {
      const { kind, width, height, fps, frames } = await probeVideo(question.path)
      if (question.ask === 'bare-video') await stripMedia(question.path, kind)
      return {
        mime: kind === 'mp4' || kind === 'webm' ? `video/${kind}` : `image/${kind}`,
        width,
        height,
        fps,
        frames,
      }
    }
    case 'workflow':
      return readWorkflow(question.path)
    case 'posters': {
      const made: (MediaFacts | null)[] = []
      for (const { path, to } of question.files)
        made.push(
          await makePoster(path, to).catch((thrown: unknown) => {
            // What is wrong with the file is so for good; anything else, as a full disk, may pass.
            if (isFileFault(thrown)) return null
            throw thrown
          }),
        )
      return made
    }
  }
}

function reply(answer: InspectAnswer): void {
  process.send?.(answer, () => process.disconnect())
}

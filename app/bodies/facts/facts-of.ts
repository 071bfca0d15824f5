import { loadModels, modelsOf } from '../../fields/machine-models.ts'
import type { Api } from '../../run/api/api.ts'
import { type Facts, Unsettled } from '../outline/outline.ts'
import { askFile, knownFiles } from './file-facts.ts'

/** What the server has said so far; what it was not asked yet, it is asked now. */
export function factsOf(api: Api): Facts {
  return {
    model(id) {
      const { models, trouble } = modelsOf(api).getState()
      if (!models) {
        if (trouble === undefined) queueMicrotask(() => void loadModels(api))
        throw new Unsettled(trouble ?? 'Asking which models there are.')
      }
      const found = models.find((model) => model.id === id)
      if (!found) throw new Unsettled(`The model "${id}" is not installed here.`)
      if (!found.descriptor) throw new Unsettled(found.problem)
      return found.descriptor
    },
    file(sha256) {
      const file = knownFiles(api).getState().get(sha256)
      if (file?.state === 'here') return file
      if (file?.state === 'missing') throw new Unsettled('The file is not here. Choose it again.')
      askFile(api, sha256)
      throw new Unsettled('Looking at the file.')
    },
  }
}

/** Calls back whenever there is more to know. */
export function watchFacts(api: Api, changed: () => void): () => void {
  const ends = [modelsOf(api).subscribe(changed), knownFiles(api).subscribe(changed)]
  return () => ends.forEach((end) => end())
}

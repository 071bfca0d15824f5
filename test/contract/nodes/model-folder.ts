import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A folder of models that holds picturebook: the one in the box or, before there is one, an untrained export of it. */
export function modelFolder(): string {
  const models = fileURLToPath(new URL('../../../models/', import.meta.url))
  if (existsSync(`${models}picturebook/bundle.json`)) return models
  const scratch = `${models}.scratch/`
  if (existsSync(`${scratch}picturebook-random/bundle.json`)) return scratch
  throw new Error(
    'There is no picturebook to test with. Run: python -m training.export --random --out models/.scratch/picturebook-random',
  )
}

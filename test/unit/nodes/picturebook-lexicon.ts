import { readFileSync } from 'node:fs'
import { lexiconSchema } from '../../../nodes/text/lexicon.ts'
import { modelFolder } from '../../contract/nodes/model-folder.ts'

/** The words of the model in the box. */
export const lexicon = lexiconSchema.parse(
  JSON.parse(readFileSync(`${modelFolder()}/picturebook/lexicon.json`, 'utf8')) as unknown,
)

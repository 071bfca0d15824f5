/** Writes the two indexes of node types from the pairs `x.ts` and `x.run.ts`. Run with `npm run nodes:index`. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { indexSources } from './index-sources.ts'

for (const [name, source] of Object.entries(await indexSources())) {
  await writeFile(fileURLToPath(new URL(name, import.meta.url)), source)
}

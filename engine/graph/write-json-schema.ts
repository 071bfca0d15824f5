import { writeFile } from 'node:fs/promises'
import { workflowJsonSchema } from './json-schema.ts'

/** The text of `workflows/schema.json`; `npx tsx engine/graph/write-json-schema.ts` writes it. */
export function schemaFile(): string {
  return `${JSON.stringify(workflowJsonSchema(), null, 2)}\n`
}

if (process.argv[1]?.endsWith('write-json-schema.ts')) {
  await writeFile(new URL('../../workflows/schema.json', import.meta.url), schemaFile())
}

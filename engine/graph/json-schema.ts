import { z } from 'zod'
import { workflowSchema } from './document.ts'

/** The JSON Schema of workflow files, for editors and other programs. `workflows/schema.json` holds it. */
export function workflowJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Reelgraph workflow',
    description: 'A graph of nodes that makes videos: what the editor saves and the engine runs as it is.',
    ...z.toJSONSchema(workflowSchema, { io: 'input', target: 'draft-2020-12' }),
  }
}

import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { adviceOf, graphAdvice } from '../../../engine/graph/index.ts'
import { schemaFile } from '../../../engine/graph/write-json-schema.ts'

const room = new URL('../../../engine/graph/', import.meta.url)

describe('advice', () => {
  it('has a line for every code of the room, and none for codes that are gone', async () => {
    const used = new Set<string>()
    for (const name of await readdir(room)) {
      if (name === 'advice.ts') continue
      const source = await readFile(new URL(name, room), 'utf8')
      for (const [, code] of source.matchAll(
        /'((?:bypass|edge|exposed|file|frozen|graph|input|loop|mapping|mute|node|param|set|start|subgraph|target|value)\.[a-z]+[a-z-]*)'/g,
      )) {
        used.add(code!)
      }
    }
    expect([...used].sort()).toEqual(Object.keys(graphAdvice).sort())
  })

  it('takes the tables of other rooms too', () => {
    expect(adviceOf('graph.cycle')).toBe(graphAdvice['graph.cycle'])
    expect(adviceOf('model.corrupt', { 'model.corrupt': 'Add it again.' })).toBe('Add it again.')
    expect(adviceOf('toString')).toBeUndefined()
  })
})

describe('workflows/schema.json', () => {
  it('is what the declaration says (npx tsx engine/graph/write-json-schema.ts)', async () => {
    expect(await readFile(new URL('../../workflows/schema.json', room), 'utf8')).toBe(schemaFile())
  })
})

import { access, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { NodeDefinition } from '../engine/define/index.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** A declaration as the indexes name it. */
interface Pair {
  readonly type: string
  readonly name: string
}

/**
 * The text of the generated indexes, by file name. Each `x.run.ts` in a category folder makes a node type of the
 * declaration that `x.ts` beside it exports. Throws where a pair is broken.
 */
export async function indexSources(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const runs = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.run.ts'))
  const types = runs.map(
    ({ parentPath, name }) => `${parentPath.slice(folder.length)}/${name.slice(0, -'.run.ts'.length)}`,
  )
  const pairs = await Promise.all(types.sort().map(readPair))
  const imports = pairs.map(({ type, name }) => `import { ${name} } from './${type}.ts'`)
  const listed = pairs.map(({ name }) => `  ${name},`)
  const loaded = pairs.map(({ type }) => `  '${type}': async () => (await import('./${type}.run.ts')).run,`)
  return {
    'declarations.generated.ts': [
      head,
      `import type { NodeDefinition } from '../engine/define/index.ts'`,
      ...imports,
      '',
      '/** Every node type, by category and name. Safe in the browser. */',
      'export const declarations: readonly NodeDefinition[] = [',
      ...listed,
      '] as readonly unknown[] as readonly NodeDefinition[]',
      '',
    ].join('\n'),
    'implementations.generated.ts': [
      head,
      '/** Fetches the implementation of each node type when it is first needed. */',
      'export const implementations: Readonly<Record<string, () => Promise<(context: never) => unknown>>> = {',
      ...loaded,
      '}',
      '',
    ].join('\n'),
  }
}

const head = '// Made by `npm run nodes:index`; edits are lost.'

async function readPair(type: string): Promise<Pair> {
  const path = `${folder}${type}.ts`
  await access(path).catch(() => {
    throw new TypeError(`nodes/${type}.run.ts has no declaration nodes/${type}.ts beside it.`)
  })
  const exports = (await import(path)) as Record<string, unknown>
  const found = Object.entries(exports).filter(
    ([, value]) => (value as Partial<NodeDefinition> | null)?.type === type,
  )
  const [name] = found[0] ?? []
  if (name === undefined || found.length > 1) {
    throw new TypeError(`nodes/${type}.ts must export one declaration whose type is "${type}".`)
  }
  return { type, name }
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a room may import when it runs, and what only as types. The lint rules of `.oxlintrc.json` say the same. */
const walls: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  'engine/define': { values: [], types: ['engine/diffusion', 'engine/media'] },
  'engine/graph': { values: ['engine/define'] },
  'engine/diffusion': { values: [] },
  'engine/media': { values: [] },
  'engine/models': { values: ['engine/define'], types: ['engine/diffusion', 'engine/media'] },
  'engine/run': { values: ['engine/define', 'engine/graph'], types: ['engine/diffusion', 'engine/media'] },
  'engine/store': { values: ['engine/define'], types: ['engine/graph', 'engine/run'] },
  'engine/worker': {
    values: [
      'engine/define',
      'engine/graph',
      'engine/run',
      'engine/models',
      'engine/diffusion',
      'engine/media',
      'engine/store',
      'nodes',
    ],
  },
  'engine/server': {
    values: ['engine/define', 'engine/graph', 'engine/run', 'engine/store', 'engine/worker'],
    types: ['engine/models', 'engine/diffusion', 'engine/media'],
  },
  'engine/cli': {
    values: [
      'engine/define',
      'engine/graph',
      'engine/run',
      'engine/store',
      'engine/worker',
      'engine/server',
      'engine/models',
      'engine/diffusion',
      'engine/media',
      'nodes',
    ],
  },
  nodes: { values: ['engine/define', 'engine/diffusion', 'engine/media', 'engine/models'] },
  'app/document': {
    values: ['engine/define', 'engine/graph'],
    types: ['engine/run', 'engine/worker', 'engine/server'],
  },
  'app/run': {
    values: ['engine/define', 'engine/graph', 'engine/diffusion'],
    types: ['engine/run', 'engine/worker', 'engine/server'],
  },
}

interface Import {
  readonly specifier: string
  /** Gone when the file runs. `import { type A }` is not: it still loads the module. */
  readonly typeOnly: boolean
  /** Loaded when it is asked for, by `import('…')`. */
  readonly later: boolean
}

/**
 * The imports of a module. Comments and the insides of strings are blanked out first, so what is left to match are
 * statements: `import … from`, `export … from`, `import '…'` and `import('…')`.
 */
function importsOf(source: string): Import[] {
  const strings: string[] = []
  const code = source.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g,
    (found) => (found.startsWith('/') ? ' ' : `§${strings.push(found.slice(1, -1)) - 1}§`),
  )
  const imports: Import[] = []
  for (const [, clause, at] of code.matchAll(
    /(?:^|[;\n}])\s*(?:import|export)\s+([^;§=()]*?)from\s*§(\d+)§/g,
  )) {
    const typeOnly = /^type\s+[\w{*]/.test(clause!)
    imports.push({ specifier: strings[Number(at)]!, typeOnly, later: false })
  }
  for (const [, at] of code.matchAll(/(?:^|[;\n])\s*import\s*§(\d+)§/g))
    imports.push({ specifier: strings[Number(at)]!, typeOnly: false, later: false })
  for (const [, before, at] of code.matchAll(/(typeof\s+)?\bimport\(\s*§(\d+)§/g)) {
    imports.push({ specifier: strings[Number(at)]!, typeOnly: before !== undefined, later: true })
  }
  return imports
}

function filesIn(folder: string): string[] {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path).flatMap((name) => {
    const inside = join(folder, name)
    if (name === 'node_modules') return []
    if (statSync(join(root, inside)).isDirectory()) return filesIn(inside)
    return /\.(ts|tsx|mts|mjs|js)$/.test(name) ? [inside] : []
  })
}

function roomOf(file: string): string {
  const [first, second] = file.split('/')
  return first === 'engine' || first === 'app' ? `${first}/${second}` : first!
}

function read(file: string): Import[] {
  return importsOf(readFileSync(join(root, file), 'utf8'))
}

function target(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)) : undefined
}

/** Every module that runs when these files are loaded, or `atOnce` only those that nothing has to be asked for, and the packages they need. */
function loaded(
  files: readonly string[],
  atOnce = false,
): {
  readonly files: ReadonlySet<string>
  readonly packages: ReadonlySet<string>
} {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const pending = [...files]
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const { specifier, typeOnly, later } of read(file)) {
      const inside = target(file, specifier)
      if (typeOnly || (later && atOnce)) continue
      if (inside === undefined) packages.add(specifier)
      else if (existsSync(join(root, inside))) pending.push(inside)
    }
  }
  return { files: seen, packages }
}

describe('the walls between rooms', () => {
  it.each(Object.keys(walls))('%s imports only what is below it', (room) => {
    const { values, types = [] } = walls[room]!
    const wrong: string[] = []
    for (const file of filesIn(room)) {
      for (const { specifier, typeOnly } of read(file)) {
        const inside = target(file, specifier)
        if (inside === undefined) continue
        const to = roomOf(inside)
        if (to === room || values.includes(to) || (typeOnly && types.includes(to))) continue
        wrong.push(`${file} imports ${typeOnly ? 'types of ' : ''}${inside}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('lets every room of the engine be named here', () => {
    const rooms = readdirSync(join(root, 'engine')).map((name) => `engine/${name}`)
    expect(rooms.filter((room) => filesIn(room).length > 0 && !walls[room])).toEqual([])
  })

  it('keeps React, Next and React Flow out of engine, nodes and the pure parts of the editor', () => {
    const pure = ['engine', 'nodes', 'app/document', 'app/run'].flatMap((room) => filesIn(room))
    const wrong = pure.flatMap((file) =>
      read(file).flatMap(({ specifier }) =>
        /^(react|react-dom|next|@xyflow)(\/|$)/.test(specifier) ? [`${file} imports ${specifier}`] : [],
      ),
    )
    expect(wrong).toEqual([])
  })

  it('lets only engine/models import onnxruntime', () => {
    const wrong = [...filesIn('engine'), ...filesIn('nodes'), ...filesIn('app'), ...filesIn('bin')]
      .filter((file) => roomOf(file) !== 'engine/models')
      .flatMap((file) =>
        read(file).flatMap(({ specifier }) =>
          specifier.startsWith('onnxruntime-') ? [`${file} imports ${specifier}`] : [],
        ),
      )
    expect(wrong).toEqual([])
  })

  it('lets only one file ask for addresses that somebody gave', () => {
    const asks = /(?<!\.)\bfetch\(|\bhttps?\.(request|get)\(|['"](node:)?(https|undici|net|tls|dgram)['"]/
    const asking = ['engine', 'nodes', 'bin']
      .flatMap(filesIn)
      .filter((file) =>
        asks.test(readFileSync(join(root, file), 'utf8').replaceAll(/import type[^\n]*/g, '')),
      )
    // The worker's entry has pipes of its own; it opens none.
    expect(asking.sort()).toEqual(['engine/models/download/open-address.ts', 'engine/worker/entry.ts'])
  })

  it('lets only app/canvas import React Flow', () => {
    const wrong = filesIn('app')
      .filter((file) => !file.startsWith('app/canvas/'))
      .filter((file) => read(file).some(({ specifier }) => specifier.startsWith('@xyflow')))
    expect(wrong).toEqual([])
  })
})

describe('what the browser loads', () => {
  const safe = (files: readonly string[], more: readonly string[] = []): string[] => {
    const { files: all, packages } = loaded(files)
    const rooms = [...all].filter(
      (file) =>
        !/^(engine\/(define|graph|diffusion)|app\/(document|run)|nodes)\//.test(file) ||
        file.endsWith('.run.ts'),
    )
    return [...rooms, ...[...packages].filter((name) => name !== 'zod' && !more.includes(name))]
  }

  it('is safe in engine/define and engine/graph: nothing of Node, nothing that runs a model', () => {
    expect(safe(['engine/define/index.ts', 'engine/graph/index.ts'])).toEqual([])
  })

  it('is safe in every declaration of a node', () => {
    const declarations = filesIn('nodes').filter((file) => file === 'nodes/declarations.generated.ts')
    expect(safe(declarations)).toEqual([])
  })

  it('is safe in the pure parts of the editor, which take engine/graph by its index', () => {
    const files = ['app/document', 'app/run'].flatMap((room) => filesIn(room))
    expect(safe(files, ['zustand/vanilla', 'socket.io-client'])).toEqual([])
    const deep = files.flatMap((file) =>
      read(file).flatMap(({ specifier, typeOnly }) =>
        !typeOnly && /engine\/(define|graph)\/(?!index\.ts$)/.test(specifier)
          ? [`${file} imports ${specifier}`]
          : [],
      ),
    )
    expect(deep).toEqual([])
  })
})

describe('what the command loads before it knows what to do', () => {
  it('is its own words, so that help and refusals wait for no model, no server and no schema', () => {
    const { files, packages } = loaded(['engine/cli/main.ts'], true)
    expect([...new Set([...files].map(roomOf))].sort()).toEqual([
      'engine/cli',
      'engine/define',
      'engine/graph',
      'engine/store',
      'engine/worker',
    ])
    expect(files.size).toBeLessThan(40)
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander'])
    // Everything else is still there when it is asked for.
    expect([...loaded(['engine/cli/main.ts']).files].map(roomOf)).toContain('engine/server')
  })
})

describe('the scan of imports', () => {
  it('sees every form, and no comments or strings', () => {
    const source = [
      "import a from './a.ts'",
      "import { b, type B } from './b.ts'",
      "import type { C } from './c.ts'",
      "import { type D, type DD } from './d.ts'",
      'import * as e from "./e.ts"',
      "import './f.ts'",
      "export * from './g.ts'",
      "export type { H } from './h.ts'",
      "const i = await import('./i.ts')",
      "// import j from './j.ts'",
      '/* import k from "./k.ts" */',
      'const l = "import m from \'./m.ts\'"',
      'import {',
      '  n,',
      "} from './n.ts'",
      "import type from './o.ts'",
    ].join('\n')
    expect(
      importsOf(source)
        .map(
          ({ specifier, typeOnly, later }) =>
            `${specifier.slice(2, 3)}${typeOnly ? ' type' : ''}${later ? ' later' : ''}`,
        )
        .sort(),
    ).toEqual(['a', 'b', 'c type', 'd', 'e', 'f', 'g', 'h type', 'i later', 'n', 'o'])
  })
})

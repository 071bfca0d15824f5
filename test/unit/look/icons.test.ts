import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icons } from '../../../app/look/icons.ts'
import { lateIcons } from '../../../app/look/late-icons.ts'
import { declarations } from '../../../nodes/declarations.generated.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const known = new Set([...Object.keys(icons), ...Object.keys(lateIcons)])

/** Every name of an icon that is written in the editor, with the file that it is in. */
function written(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const file of readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = readFileSync(join(root, 'app', file), 'utf8')
    // `icon="x"`, `iconAfter="x"`, `icon={open ? 'x' : 'y'}`, `icon: 'x'`, `<Icon name="x"`, `<Icon name={open ? 'x' : 'y'}`.
    for (const [, plain, braced] of text.matchAll(
      /(?:\bicon(?:After)?(?:=|: )|<(?:Late)?Icon name=)(?:["']([^"'\n]+)["']|\{([^}\n]*)\})/g,
    )) {
      const all =
        plain === undefined ? [...braced!.matchAll(/[?:] '([a-z0-9-]+)'/g)].map(([, name]) => name!) : [plain]
      for (const name of all) names.set(name, file)
    }
  }
  return names
}

describe('icons', () => {
  it('are drawn wherever the editor names one', () => {
    const names = written()
    expect(names.size).toBeGreaterThan(60)
    expect([...names].filter(([name]) => !known.has(name))).toEqual([])
  })

  it('are drawn for every node that declares one', () => {
    expect(declarations.filter(({ icon = 'box' }) => !known.has(icon)).map(({ type }) => type)).toEqual([])
  })
})

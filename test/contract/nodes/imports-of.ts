import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** What a file of `nodes/` pulls in at run time, through its neighbours: paths under `root`, and packages by name. */
export async function importsOf(file: string, root: string): Promise<Set<string>> {
  const found = new Set<string>()
  const pending = [file]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const source = await readFile(next, 'utf8')
    for (const [, type, from] of source.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from '([^']+)'/gms)) {
      if (type !== undefined) continue
      if (!from!.startsWith('.')) {
        found.add(from!)
        continue
      }
      const path = resolve(dirname(next), from!)
      const name = path.slice(root.length)
      if (found.has(name)) continue
      found.add(name)
      if (name.startsWith('nodes/')) pending.push(path)
    }
  }
  return found
}

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** When the files of a bundle were changed: those in its folder and in the folders of its graphs, in milliseconds. */
export function stampOf(folder: string): string {
  return namesIn(folder)
    .map((name) => {
      const path = join(folder, name)
      const found = statSync(path, { throwIfNoEntry: false })
      const inside = found?.isDirectory() ? namesIn(path).map((inner) => mtimeOf(join(path, inner))) : []
      return [name, found?.mtimeMs, ...inside].join()
    })
    .join(' ')
}

function mtimeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

/** What is in a folder; nothing where it has just gone, which reading it says better. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

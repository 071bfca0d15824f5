import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ReelgraphError } from './engine/define/index.ts'

/** What the editor is made of, besides packages. */
const sources = ['app', 'engine', 'nodes', 'next.config.js', 'postcss.config.js', 'package-lock.json']

/** Whether the editor's build is there and newer than everything it is made of. */
export function isBuilt(folder: string): boolean {
  const built = statSync(join(folder, '.next', 'BUILD_ID'), { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && sources.every((name) => newest(join(folder, name)) <= built)
}

/** Builds the editor. Throws `editor.build` with what the compiler said. */
export async function buildEditor(folder: string): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const said: string[] = []
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (data: Buffer): void => void said.push(data.toString('utf8'))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code === 0) return
  throw new ReelgraphError(
    'editor.build',
    folder,
    `The editor could not be built.\n${said.join('').slice(-4000)}`,
  )
}

/** When a file, or the newest file in a folder, was changed; 0 where there is none. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

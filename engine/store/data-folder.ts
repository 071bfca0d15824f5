import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where Reelgraph keeps what it must remember. One folder, so that a backup is a copy. */
export interface DataFolder {
  readonly root: string
  readonly models: string
  readonly assets: string
  readonly cache: string
  readonly scratch: string
}

/** The data folder: `REELGRAPH_DATA`, or `~/.reelgraph`. Nothing is created here. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): DataFolder {
  const root = resolve(environment['REELGRAPH_DATA'] || join(homedir(), '.reelgraph'))
  return {
    root,
    models: join(root, 'models'),
    assets: join(root, 'assets'),
    cache: join(root, 'cache'),
    scratch: join(root, 'scratch'),
  }
}

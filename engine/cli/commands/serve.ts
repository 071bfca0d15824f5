import { Command } from 'commander'
import type { EditorPages } from '../../server/editor-pages.ts'
import { dataFolder } from '../../store/data-folder.ts'
import { prepareDataFolder } from '../../store/prepare-data-folder.ts'
import { BadInput } from '../bad-input.ts'
import { exitCode } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { packageFolder } from '../../worker/package-folder.ts'
import { packageVersion } from '../../worker/package-version.ts'
import { deviceWish, withDeviceOptions } from './device-options.ts'
import type { DeviceOptions } from './device-options.ts'

interface ServeOptions extends DeviceOptions {
  readonly port?: string
  readonly host?: string
  readonly allowHost: readonly string[]
  readonly build?: boolean
}

const defaultPort = 4870

/** Opens the editor's pages: with `build`, builds them first where they are missing or stale. Undefined where there are none. */
export type OpenEditor = (wish: { readonly build: boolean }) => Promise<EditorPages | undefined>

/** `reelgraph serve`: editor, API and sockets on one port until it is stopped; a run in progress goes on at the next start. */
export function serveCommand(finish: (code: ExitCode) => void, openEditor?: OpenEditor): Command {
  const command = new Command('serve')
    .description('Serve the editor, the API and live previews on one port.')
    .option('--port <number>', `port, 0 for a free one (default: PORT or ${defaultPort})`)
    .option(
      '--host <address>',
      'address to listen on; beyond loopback a token is needed, and --allow-host for the name or address that others use',
      '127.0.0.1',
    )
    .option(
      '--allow-host <name>',
      'a further name that the server is reached by, as behind a proxy',
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .option('--build', 'build the editor first, where its build is missing or older than its sources')
  return withDeviceOptions(command).action(async (options: ServeOptions) => {
    const data = dataFolder()
    await prepareDataFolder(data)
    const port = portOf(options.port ?? process.env['PORT'])
    const device = deviceWish(options)
    const { startServer } = await import('../../server/start-server.ts')
    const { declarations } = await import('../../../nodes/declarations.generated.ts')
    const editor = await openEditor?.({ build: options.build === true })
    const server = await startServer({
      dataRoot: data.root,
      packageFolder,
      version: packageVersion(),
      declarations,
      port,
      ...(editor && { editor }),
      access: { host: options.host, token: process.env['REELGRAPH_TOKEN'], allowedHosts: options.allowHost },
      device,
      onError: (error) =>
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
    })
    const { token, tokenWasMade } = server.policy
    process.stdout.write(`Reelgraph listens on ${server.url}${tokenWasMade ? `/?token=${token}` : ''}\n`)
    if (tokenWasMade)
      process.stdout.write('Others need this token. Set REELGRAPH_TOKEN to choose one yourself.\n')
    await stopSignal()
    process.stderr.write('Stopping after this step; what is being made goes on at the next start.\n')
    await server.stop()
    finish(exitCode.done)
  })
}

function portOf(text: string | undefined): number {
  const port = text === undefined || text === '' ? defaultPort : Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new BadInput('port.malformed', text ?? '', `A port is a whole number from 0 to 65535, not ${text}.`)
}

/** Resolves at the first signal to stop; at the second the process ends at once, and runs resume from their checkpoints. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (): void => {
      if (asked) process.exit(exitCode.cancelled)
      asked = true
      resolve()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  })
}

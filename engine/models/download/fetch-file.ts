import { setTimeout as wait } from 'node:timers/promises'
import { DownloadError, nameFileError } from './download-error.ts'
import type { FetchedFile, FetchTools, FileWish } from './fetch-tools.ts'
import { ConnectionError } from './open-address.ts'
import { PartialFile } from './partial-file.ts'
import { receiveBody } from './receive-body.ts'

/** Tries in a row that bring nothing before a download gives up. */
const mostInVain = 6
const longestWaitMs = 15_000

/**
 * Fetches a file, however often the connection is lost: what is there is kept and only the rest asked for, unless the hub
 * has another version by then. It gets its name once its sha256 is what the bundle, or else the hub, says. Undefined where
 * there is no such file. Throws named errors; `download.unreachable` after six tries that brought nothing.
 */
export async function fetchFile(wish: FileWish, tools: FetchTools): Promise<FetchedFile | undefined> {
  const part = await PartialFile.open(wish.partPath).catch((error: unknown) => {
    throw nameFileError(error, wish.name)
  })
  // Parts of several connections, or of another process, may not be of one whole.
  let pieced = part.bytes > 0
  try {
    for (let inVain = 0; ;) {
      const before = part.bytes
      try {
        const received = await receiveBody(wish, part, tools)
        if (!received.found) {
          await part.remove()
          return undefined
        }
        const { sha256, bytes } = part
        const due = wish.sha256 ?? received.sha256
        if (due !== undefined && due !== sha256) {
          await part.restart()
          if (!pieced) throw wrongHash(wish, sha256, due)
          pieced = false
          continue
        }
        await part.publish(wish.path)
        return { bytes, sha256, ...(received.commit !== undefined && { commit: received.commit }) }
      } catch (thrown) {
        if (!(thrown instanceof ConnectionError)) throw thrown
        inVain = part.bytes > before ? 0 : inVain + 1
        if (inVain === mostInVain) throw unreachable(wish.address, thrown)
        pieced ||= part.bytes > 0
        await wait(Math.min(longestWaitMs, tools.retryMs * 2 ** inVain), undefined, { signal: tools.signal })
      }
    }
  } catch (error) {
    throw nameFileError(error, wish.name)
  } finally {
    await part.close()
  }
}

function wrongHash({ name }: FileWish, found: string, due: string): DownloadError {
  const message = `${name} came with sha256 ${found.slice(0, 12)}…, but ${due.slice(0, 12)}… was promised. Do not use it; ask whoever published it.`
  return new DownloadError('download.wrong-hash', name, message)
}

function unreachable(address: string, cause: ConnectionError): DownloadError {
  const message = `${address} could not be had: ${cause.message}. Check address and network, and start the download again; what is there is kept.`
  return new DownloadError('download.unreachable', address, message, { cause })
}

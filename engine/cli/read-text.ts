import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { BadInput } from './bad-input.ts'

/** Most bytes that the text of a workflow may have, as the server takes it. */
const mostBytes = 64 * 2 ** 20

/**
 * The text of a file, within what a workflow may weigh; it is never read further, whatever the file is. Throws
 * `file.too-large`.
 */
export async function readText(file: string): Promise<string> {
  const { size } = await stat(file)
  if (size > mostBytes) throw tooLarge(file, size)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // A pipe says its size by ending only.
    if (bytes > mostBytes) throw tooLarge(file)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(file: string, size?: number): BadInput {
  const has = size === undefined ? 'has more' : `has ${Math.ceil(size / 2 ** 20)} MB`
  const message = `${file} ${has}; a workflow may have ${mostBytes / 2 ** 20} MB. Check that it is the file you mean.`
  return new BadInput('file.too-large', file, message)
}

import { writeVideo, type VideoFormat } from '../../../engine/media/index.ts'
import { movingSquare } from './pictures.ts'

/** Writes noise-free but not tiny video and prints how it failed, with anything that nobody caught. */
const [, , path, format] = process.argv as [string, string, string, VideoFormat]
const unhandled: string[] = []
process.on('unhandledRejection', (reason) => unhandled.push(String(reason)))
try {
  const metadata = { workflow: 'x'.repeat(20_000) }
  await writeVideo(movingSquare(128, 128, 60), path, { format, quality: 100, metadata })
  console.log(JSON.stringify({ code: 'none' }))
} catch (error) {
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { code, subject } = error as { code?: string; subject?: string }
  console.log(JSON.stringify({ code: code ?? String(error), subject, unhandled }))
}

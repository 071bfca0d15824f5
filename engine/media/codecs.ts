/**
 * The video codecs, loaded on first use: FFmpeg's native library is heavy, and a process that only describes videos
 * never pays for it. Registration is idempotent inside the library. Software codecs only: a result must not depend
 * on which graphics card encoded it.
 */
export async function loadCodecs(): Promise<typeof import('mediabunny')> {
  const [mediabunny, server] = await Promise.all([import('mediabunny'), import('@mediabunny/server')])
  server.registerMediabunnyServer({ hardwareContext: null })
  return mediabunny
}

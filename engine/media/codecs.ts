/**
 * The container library with its video codecs registered, loaded on first use: FFmpeg's native library is heavy, and a
 * process that only describes videos never pays for it. Registration is idempotent. Software codecs only: a result
 * must not depend on which graphics card encoded it. FFmpeg is told to keep quiet, since its errors come as exceptions.
 */
export async function loadCodecs(): Promise<typeof import('mediabunny')> {
  const [mediabunny, server, av] = await Promise.all([
    import('mediabunny'),
    import('@mediabunny/server'),
    import('node-av'),
  ])
  server.registerMediabunnyServer({ hardwareContext: null })
  av.Log.setLevel(av.AV_LOG_FATAL)
  return mediabunny
}

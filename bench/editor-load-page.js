// Runs in the page of `editor-load.ts`: notes when the first frame with the whole graph is painted, and which scripts were
// asked for until then.
requestAnimationFrame(function look() {
  if (!document.querySelector('[data-node-id]') || !document.querySelector('[data-edge-id]')) {
    requestAnimationFrame(look)
    return
  }
  const channel = new MessageChannel()
  // The first task after a frame: it has been painted.
  channel.port1.addEventListener('message', () => {
    const at = performance.now()
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= at)
      .map(({ name }) => name)
    Object.assign(globalThis, { usable: { at, scripts } })
  })
  channel.port1.start()
  requestAnimationFrame(() => channel.port2.postMessage(undefined))
})

// Runs in the page, before its own program: notes when what is told of a run can be seen, and what a preview costs.

/** When React wrote to the page: it tells the hook of its developer tools. */
const commits = []
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  renderers: new Map(),
  supportsFiber: true,
  inject: () => 1,
  checkDCE: () => {},
  onCommitFiberRoot: () => commits.push(performance.now()),
  onCommitFiberUnmount: () => {},
}

let pressed = 0
let [event, preview, stepTold] = [0, 0, 0]
let quietFrom = Infinity
let stepsAt = []
let stale = 0
/** Previews: when they were shown, and how long that took. */
let shown = []

const sampler = () => document.querySelector('[data-node-type="sampling/dit-sampler"]')

function toldStep() {
  const words = sampler()?.querySelector('.readout-step')?.textContent ?? ''
  return Number(/Step (\d+)/.exec(words)?.[1] ?? 0)
}

/** After the frame that shows what is in the document now. */
function painted(note) {
  requestAnimationFrame(() => setTimeout(() => note(performance.now() - pressed), 0))
}

addEventListener(
  'keydown',
  ({ key, ctrlKey }) => {
    if (key === 'Enter' && ctrlKey) pressed = performance.now()
  },
  true,
)

new MutationObserver((records) => {
  if (pressed === 0) return
  for (const { target, attributeName } of records) {
    if (attributeName === 'data-state' && event === 0) {
      event = -1
      painted((at) => (event = at))
    }
    if (attributeName === 'data-step' && preview === 0 && target.dataset.step !== undefined) {
      preview = -1
      painted((at) => (preview = at))
    }
  }
  const told = toldStep()
  // Until the first step is told, the last run's is still there.
  if (told !== stale) stale = -1
  if (stale >= 0 || told <= stepsAt.length) return
  if (stepsAt.length === 0) stepTold = performance.now() - pressed
  while (stepsAt.length < told) stepsAt.push(performance.now())
}).observe(document, { subtree: true, attributes: true, childList: true, characterData: true })

new PerformanceObserver((list) => {
  for (const { name, duration, startTime } of list.getEntries())
    if (name === 'reelgraph.preview' && pressed > 0) shown.push({ at: startTime, ms: duration })
}).observe({ entryTypes: ['measure'] })

window.bench = {
  begin() {
    pressed = event = preview = stepTold = 0
    quietFrom = Infinity
    stale = toldStep()
    stepsAt = []
    shown = []
  },
  /** From now on previews alone come in. */
  quiet() {
    quietFrom = performance.now()
  },
  ended() {
    const saved = document.querySelector('[data-node-type="media/save-video"]')
    return saved?.dataset.state === 'done' && preview > 0
  },
  noted() {
    return {
      event,
      preview,
      stepTold,
      step: stepsAt.length > 1 ? (stepsAt.at(-1) - stepsAt[0]) / (stepsAt.length - 1) : NaN,
      previews: shown.length,
      paintMs: shown.map(({ ms }) => ms),
      renders: shown
        .filter(({ at }) => at > quietFrom)
        .map(({ at }) => commits.filter((commit) => commit >= at && commit < at + 25).length),
    }
  },
}

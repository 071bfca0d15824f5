/** Where the browser keeps the choice of theme. */
export const themeKey = 'reelgraph.theme'

/** Runs before the first paint: the chosen theme, or the system's. */
export const themeScript = `try{var t=localStorage.getItem('${themeKey}')}catch(e){}
document.documentElement.dataset.theme=t==='light'||t==='dark'?t:matchMedia('(prefers-color-scheme: light)').matches?'light':'dark'`

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../editor.ts'

/** Keeps the page in the chosen theme; by system, it follows the system while it is open. */
export function useTheme(): void {
  const theme = useStore(useEditor().view, ({ theme }) => theme)
  useEffect(() => {
    const light = matchMedia('(prefers-color-scheme: light)')
    const show = (): void => {
      const shown = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme
      document.documentElement.dataset['theme'] = shown
    }
    show()
    light.addEventListener('change', show)
    return () => light.removeEventListener('change', show)
  }, [theme])
}

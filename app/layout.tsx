import type { ReactNode } from 'react'
import './globals.css'

/** The page around the editor. */
export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}

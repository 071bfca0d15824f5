import { headers } from 'next/headers.js'
import type { ReactNode } from 'react'
import './globals.css'
import { themeScript } from './shell/theme/theme-script.ts'

/** What the browser shows before the workflow's title is known. */
export const metadata = {
  title: 'Reelgraph',
  description: 'Text to video as a graph.',
}

/** The page around the editor. Its theme is set before anything is painted. */
export default async function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" data-theme="dark" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  )
}

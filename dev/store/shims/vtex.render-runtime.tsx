// Stands for the part of vtex.render-runtime 8.x (https://github.com/vtex-apps/render-runtime) that the block uses.
// `navigate` and `query` follow react/components/RenderProvider.tsx: the address changes without loading the page.
import React, { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import type { Runtime } from 'vtex.render-runtime'

const Context = createContext<Runtime | null>(null)

export const RuntimeProvider = ({
  runtime,
  children,
}: {
  runtime: Runtime
  children: ReactNode
}) => <Context.Provider value={runtime}>{children}</Context.Provider>

export const useRuntime = (): Runtime => {
  const runtime = useContext(Context)
  if (!runtime) throw new Error('The page has no runtime around it')
  return runtime
}

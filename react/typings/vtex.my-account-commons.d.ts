// The part of https://github.com/vtex-apps/my-account-commons 1.x that this app uses.
declare module 'vtex.my-account-commons' {
  import { ComponentType, ReactNode } from 'react'

  export const ContentWrapper: ComponentType<{
    namespace: string
    title: ReactNode
    hideBackButton?: boolean
    backButton: { title: string; path: string }
    children: () => ReactNode
  }>
}

// react-router-dom 4.3: no hooks.
declare module 'vtex.my-account-commons/Router' {
  import { ComponentType } from 'react'

  export interface Location {
    pathname: string
    search: string
  }
  export interface RouteComponentProps {
    location: Location
    history: {
      push: (location: Location) => void
      createHref: (location: Location) => string
    }
  }
  export const Route: ComponentType<{
    exact?: boolean
    path: string
    component: ComponentType<RouteComponentProps>
  }>
}

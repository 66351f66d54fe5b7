// The part of https://github.com/vtex-apps/render-runtime 8.x that this app uses.
declare module 'vtex.render-runtime' {
  export interface Runtime {
    culture: { locale: string }
    deviceInfo: { isMobile: boolean; type: 'desktop' | 'tablet' | 'phone' }
    navigate: (options: {
      page?: string
      params?: Record<string, string>
      query?: string
      to?: string
      replace?: boolean
    }) => boolean
    query?: Record<string, string | undefined>
    rootPath?: string
    route: { id: string; params: Record<string, string>; path: string }
  }
  export function useRuntime(): Runtime
}

import { InMemoryCache } from 'apollo-cache-inmemory'
import { ApolloClient } from 'apollo-client'
import type { ApolloLink } from 'apollo-link'
import { createHttpLink } from 'apollo-link-http'

/**
 * As render-runtime's client: the cache key is a field called `cacheId`; private operations are POSTed with the cookies.
 * The browser's Apollo tools find it, as `window.__APOLLO_CLIENT__`.
 */
export const createClient = (
  link: ApolloLink = createHttpLink({ uri: '/_v/private/graphql/v1', credentials: 'same-origin' })
) =>
  new ApolloClient({
    link,
    connectToDevTools: true,
    cache: new InMemoryCache({
      dataIdFromObject: ({ __typename, cacheId }: { __typename?: string; cacheId?: string }) =>
        __typename && cacheId ? `${__typename}:${cacheId}` : null,
    }),
  })

export type Client = ReturnType<typeof createClient>

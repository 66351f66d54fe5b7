import React, { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { ApolloProvider } from 'react-apollo'
import { IntlProvider } from 'react-intl'
import type { Runtime } from 'vtex.render-runtime'

import { RuntimeProvider } from '../shims/vtex.render-runtime'
import type { Client } from './client'
import type { Language } from './languages'
import { LANGUAGE_NAMES } from './languages'

const isPhone = () => window.matchMedia('(max-width: 40rem)').matches

const readQuery = (): Record<string, string> => {
  const query: Record<string, string> = {}
  new URLSearchParams(window.location.search).forEach((value, key) => {
    query[key] = value
  })
  return query
}

/** A runtime whose address is the browser's own. */
const useLocalRuntime = (language: Language): Runtime => {
  const [query, setQuery] = useState(readQuery)
  useEffect(() => {
    const update = () => setQuery(readQuery())
    window.addEventListener('popstate', update)
    return () => window.removeEventListener('popstate', update)
  }, [])
  return {
    culture: { locale: language.locale },
    deviceInfo: { isMobile: isPhone(), type: isPhone() ? 'phone' : 'desktop' },
    query,
    route: { id: 'store.orders-b2b', params: {}, path: window.location.pathname },
    navigate: ({ query: text = '' }) => {
      window.history.pushState(null, '', `${window.location.pathname}${text && `?${text}`}`)
      setQuery(readQuery())
      return true
    },
  }
}

const switchLanguage = (lang: string) => {
  const query = new URLSearchParams(window.location.search)
  query.set('lang', lang)
  window.location.search = query.toString()
}

const Header = ({ language }: { language: Language }) => (
  <header className="flex items-center justify-between ph5 pv4 bb b--muted-4">
    <a href="/account" className="t-heading-5 c-on-base no-underline nowrap">
      Casa Norte
    </a>
    <div className="flex items-center t-small nowrap">
      <select
        aria-label="Language"
        className="mr5"
        value={language.locale.slice(0, 2)}
        onChange={(event) => switchLanguage(event.target.value)}
      >
        {LANGUAGE_NAMES.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <a href="/" className="c-action-primary">
        Switch person
      </a>
    </div>
  </header>
)

interface Props {
  client: Client
  language: Language
  children: ReactNode
}

/** What the platform puts around every page: runtime, Apollo, languages; and a store's header. */
export const Frame = ({ client, language, children }: Props) => (
  <RuntimeProvider runtime={useLocalRuntime(language)}>
    <ApolloProvider client={client}>
      <IntlProvider locale={language.locale} messages={language.messages}>
        <Header language={language} />
        {children}
      </IntlProvider>
    </ApolloProvider>
  </RuntimeProvider>
)

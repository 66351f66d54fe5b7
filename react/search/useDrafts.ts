import { useState } from 'react'

/** What was typed and not yet searched for, by the address it was typed at: going back and forth loses none of it. */
export const useDrafts = <Search>(search: Search, toDraft: (search: Search) => Search) => {
  const [drafts, setDrafts] = useState<Record<string, Search | undefined>>({})
  const key = JSON.stringify(search)
  return {
    draft: drafts[key] || toDraft(search),
    keep: (draft: Search) => setDrafts({ ...drafts, [key]: draft }),
    forget: () => setDrafts({ ...drafts, [key]: undefined }),
  }
}

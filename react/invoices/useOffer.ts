import { useEffect } from 'react'

import type { Offer } from '../search/useCompanyAnswer'

/** Tells the tabs what an answer says that this ERP can list. */
export const useOffer = (
  answer: { collaborator: { capabilities: Offer } } | null,
  onOffer: (offer: Offer) => void
) =>
  useEffect(() => {
    if (answer) onOffer(answer.collaborator.capabilities)
    // Only a new answer speaks of it: not the renders in between.
  }, [answer])

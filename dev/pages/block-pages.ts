/** The store's pages with the block in them, as the local store's router asks for pages. */
import type { PageHandler } from '../router/start-router'
import { createStoreHandler } from '../store/handler'

/** Builds them once, into the folder. */
export async function blockPages(outputFolder: string): Promise<PageHandler> {
  const { handle } = await createStoreHandler({ outputFolder })
  return ({ request, response }) => Promise.resolve(handle(request, response))
}

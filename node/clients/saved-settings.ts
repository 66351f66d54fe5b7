import type { Apps } from '@vtex/api'
import { z } from 'zod'

import { askPlatform } from './platform-error'

/**
 * What a store's admin saved in the app's settings; an empty object where nobody has yet.
 * @throws PlatformError
 */
export const savedSettings = (
  apps: Apps,
  appId: string
): Promise<Readonly<Record<string, unknown>>> =>
  askPlatform('settings', async () =>
    z.record(z.string(), z.unknown()).parse(await apps.getAppSettings(appId))
  )

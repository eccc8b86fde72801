// Hides what happens to a page itself: its grant withdrawn, a package bought, the web widget's answers, legacy shop orders (facts §3.8).
import type { Reading } from './reading.ts'

/** The page took its grant back: no call will work until a new consent. The body is not documented. */
export interface PermissionRevoked {
  kind: 'permission_revoked'
}
/** Legacy; the body is not documented and stays in `rest`. */
export interface ShopOrder {
  kind: 'shop_order'
}
export interface ExtensionPurchased {
  kind: 'extension_purchased'
  extension_id: string | undefined
  valid_start_date: string | undefined
  valid_through_date: string | undefined
  duration_months: number | undefined
}
/** `problem` is Zalo's own sentence about an external id that is already taken; undefined when the person accepted. */
export interface Widget {
  kind: 'widget'
  accepted: boolean
  user_external_id: string | undefined
  url: string | undefined
  problem: string | undefined
}

export type PageEvent = PermissionRevoked | ShopOrder | ExtensionPurchased | Widget
type Reader = (reading: Reading) => PageEvent

export const pageReaders: [string, Reader][] = [
  ['permission_revoked', () => ({ kind: 'permission_revoked' })],
  ['shop_has_order', () => ({ kind: 'shop_order' })],
  ['extension_purchased', readExtension],
  ['widget_interaction_accepted', reading => readWidget(true, reading)],
  ['widget_failed_to_sync_user_external_id', reading => readWidget(false, reading)],
]

function readExtension(reading: Reading): ExtensionPurchased {
  const info = reading.inner('extension_sub_info')
  return {
    kind: 'extension_purchased',
    extension_id: reading.id('extension_id'),
    valid_start_date: info.id('valid_start_date'),
    valid_through_date: info.id('valid_through_date'),
    duration_months: info.number('duration_month'),
  }
}

function readWidget(accepted: boolean, reading: Reading): Widget {
  const data = reading.inner('data')
  data.id('user_id')
  return {
    kind: 'widget',
    accepted,
    user_external_id: data.id('user_external_id'),
    url: data.text('url'),
    problem: data.text('message'),
  }
}

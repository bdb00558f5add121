/**
 * Who people are, in the file {@code people}. A record, big-endian, is written once and overwritten with zeros when its
 * person is erased:
 *
 * <pre>
 *   u16  length of the whole record
 *   u8   record version (1)
 *   u8   state (1 known, 2 erased)
 *   u8   length of the tenant's name, then the name (ASCII)
 *   16   the person's random reference
 *   u32  CRC32C of all before, with 0 for the state; with 2 for the state once the person is being erased
 *   32   HMAC-SHA-256 of the customer's id under the tenant's lookup key
 *   40   the person's key, wrapped (RFC 3394) under the tenant's wrapping key
 *   n    the customer's id, sealed under the person's key: 12 bytes nonce, AES-256-GCM
 *   u32  CRC32C of these three
 * </pre>
 *
 * <p>The file {@code tenants} holds a wrapped key per tenant, {@code master.key} the key over them. Overwriting reaches
 * what the file system keeps in place; copies in backups and on copying file systems die with the master key only.
 */
@NullMarked
package io.trendguard.audit.vault;

import org.jspecify.annotations.NullMarked;

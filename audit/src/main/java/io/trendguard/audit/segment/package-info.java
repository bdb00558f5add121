/**
 * The log's bytes on disk.
 *
 * <p><b>Header of an entry, version 1</b>, permanent; its hash SHA-256(0x00 ‖ header) is the leaf. Big-endian:
 *
 * <pre>
 *   u8   header version (1)
 *   u8   kind (ordinal of EntryKind)
 *   u16  schema version of the payload
 *   u64  position in the tenant's log
 *   i64  time, seconds since 1970; i32 nanoseconds
 *   u8   length of the tenant's name, then the name (ASCII)
 *   only for EVENT: 16 bytes event key, 32 bytes keyed content hash
 *   32   commitment SHA-256(nonce ‖ payload)
 * </pre>
 *
 * <p><b>Block, version 1</b>: one group commit; valid as a whole or not at all.
 *
 * <pre>
 *   u32  magic "TGBK"
 *   u8   block version (1)
 *   u8   codec of the payloads (0 stored, 1 deflate, 2 zstd)
 *   u16  0
 *   u64  number of the block in the log, from 0 without gaps
 *   u32  number of entries
 *   u32  length of the headers (h)
 *   u32  length of the removable part as stored (r)
 *   u32  length of the payload list before compression
 *   u32  CRC32C of the headers
 *   u32  CRC32C of the removable part
 *   u32  length of the whole block, at least 48 + h + r: what is removed later leaves zeros at the end
 *   u32  CRC32C of the 44 bytes before
 *   h    headers, each after its u16 length
 *   r    removable part: 16 bytes nonce per entry, then the compressed payload list:
 *        u32 length + 1 per entry (0 when it was removed), then the payloads
 * </pre>
 *
 * <p><b>Segment</b> {@code 00000000.segment}: 64 bytes (magic "TGSEGMT1", u32 number, u32 0, u64 number of its first
 * block, i64 time of creation in milliseconds, 28 bytes 0, u32 CRC32C of the 60 bytes before), then blocks, then zeros up
 * to its preallocated size. A segment's first block number ends the segment before it: blocks there with that number or a
 * later one were never acknowledged.
 *
 * <p><b>Removing payloads</b> writes a block over itself: same length, same headers, nonces of the removed zeroed. The new
 * blocks are first forced in the journal {@code removal.journal}: magic "TGREWRT1", u32 number of blocks, u32 length behind
 * these 24 bytes, u32 CRC32C of what is behind, u32 CRC32C of the 20 bytes before; then per block its u64 location and its
 * bytes. It becomes zeros before it is deleted. Opening a log places what a complete journal holds and drops any other.
 */
@NullMarked
package io.trendguard.audit.segment;

import org.jspecify.annotations.NullMarked;

package io.trendguard.audit.segment;

import io.trendguard.audit.file.LogFile;
import io.trendguard.audit.file.LogFiles;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes blocks over older ones that had more payloads: first all of them to the journal, then each to its place, then the
 * journal goes. Whatever ends the process in between, each block can be had whole. For one thread at a time.
 */
public final class BlockRewriter {
    private final LogFiles files;
    private final OpenSegments segments;
    private final RewriteJournal journal;
    private List<Rewrite> unfinished = List.of();

    BlockRewriter(LogFiles files, OpenSegments segments) {
        this.files = files;
        this.segments = segments;
        journal = new RewriteJournal(files);
    }

    /** What the block becomes without the payloads of these entries; absent if it cannot be made to fit its place. */
    public Optional<Rewrite> without(long location, BitSet entries) throws IOException {
        byte[] before = segments.bytes(location);
        try {
            Optional<Rewrite> rewrite =
                    Rewrite.of(location, Block.decode(before).without(entries), before.length);
            if (rewrite.isPresent()) {
                rewrite.get().mustOnlyRemoveFrom(before);
            }
            return rewrite;
        } catch (DamagedBlockException e) {
            throw new IOException("the block cannot be rewritten: " + e.what(), e);
        }
    }

    /** Rewrites these blocks; when it returns, the older ones are gone from the disk. */
    public void rewrite(List<Rewrite> blocks) throws IOException {
        finish();
        for (Rewrite block : blocks) {
            segments.mustBeInPlace(block.segment());
        }
        journal.write(blocks);
        unfinished = List.copyOf(blocks);
        finish();
    }

    /** Does what an earlier rewriting that failed left to be done; it is also done when the log is opened. */
    public void finish() throws IOException {
        if (!unfinished.isEmpty()) {
            place(unfinished);
            for (Rewrite block : unfinished) {
                segments.rewritten(block.location());
            }
            journal.wipe();
            unfinished = List.of();
        }
    }

    private void place(List<Rewrite> blocks) throws IOException {
        Map<Integer, List<Rewrite>> bySegment = blocks.stream().collect(Collectors.groupingBy(Rewrite::segment));
        for (Map.Entry<Integer, List<Rewrite>> each : bySegment.entrySet()) {
            // A handle of its own: a system tells each handle once that a force failed, and the appending one must be
            // told.
            try (LogFile file = files.open(SegmentFile.name(each.getKey()))) {
                for (Rewrite block : each.getValue()) {
                    segments.overwrite(file, block.location(), block.bytes());
                }
                file.force();
            }
            segments.mustBeInPlace(each.getKey());
        }
    }

    /** Before the log is checked: places what a complete journal holds. Returns why a journal is no good. */
    Optional<String> recover() throws IOException {
        try {
            List<Rewrite> blocks = journal.read();
            for (Rewrite block : blocks) {
                block.mustOnlyRemoveFrom(onDisk(block));
            }
            place(blocks);
            blocks.forEach(block -> segments.rewritten(block.location()));
            return Optional.empty();
        } catch (DamagedBlockException e) {
            return Optional.of(
                    "The journal of a removal of payloads (%s) was discarded: %s. No entry is lost; payloads that are still there have to be removed again."
                            .formatted(journal.path(), e.what()));
        }
    }

    private byte[] onDisk(Rewrite block) throws IOException, DamagedBlockException {
        String name = SegmentFile.name(block.segment());
        if (block.location() < 0
                || Location.index(block.location()) != 0
                || !files.names().contains(name)) {
            throw new DamagedBlockException(0, "it is for a segment that is not there");
        }
        try (LogFile file = files.open(name)) {
            if (block.offset() < SegmentFile.HEADER || block.offset() + block.bytes().length > file.size()) {
                throw new DamagedBlockException(0, "it is for a place outside of its segment");
            }
            return file.read(block.offset(), block.bytes().length);
        }
    }

    /** After the log was checked: the journal is not needed any more, or was never good. */
    void clean() throws IOException {
        journal.wipe();
    }
}

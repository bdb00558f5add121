package io.trendguard.audit;

import io.trendguard.audit.file.FolderFiles;
import io.trendguard.audit.file.FolderLock;
import io.trendguard.audit.file.HashIndex;
import io.trendguard.audit.file.LogFiles;
import io.trendguard.audit.file.Misplaced;
import io.trendguard.audit.proof.NoteSigner;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.audit.segment.Block;
import io.trendguard.audit.segment.Location;
import io.trendguard.audit.segment.SegmentStore;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryChecks;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Head;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in preallocated segment files: one writer, one force for all who wait, one tree per tenant. */
public final class SegmentAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentAuditLog.class);

    private final AuditSettings settings;
    private final LogFiles files;
    private final SecureRandom random;
    private final AutoCloseable lock;
    private final TenantLogs tenants;
    private final SignedHeads heads;
    private final SegmentStore segments;
    private final EventIds ids;
    private final Sequencer sequencer;
    private final BlockCache blocks;
    private final PayloadRemoval removal;
    private final Committer committer;
    private final CheckReport report;
    private final Optional<String> withoutSecond;

    /**
     * Opens the log in a folder, checks all of it and cuts a torn end off.
     *
     * @param beforeForce is run before entries are forced: the vault makes the people in them durable
     * @throws io.trendguard.audit.segment.DamagedLogException if the log is not the one that was written
     * @throws io.trendguard.audit.file.FolderInUseException if another process has the folder
     */
    public static SegmentAuditLog open(AuditSettings settings, Runnable beforeForce, Clock clock, SecureRandom random) {
        return open(settings, beforeForce, clock, random, Optional.empty());
    }

    static SegmentAuditLog open(
            AuditSettings settings,
            Runnable beforeForce,
            Clock clock,
            SecureRandom random,
            Optional<LossConsent> consent) {
        try {
            FolderLock lock = FolderLock.acquire(settings.folder());
            try {
                return new SegmentAuditLog(
                        settings,
                        new FolderFiles(settings.folder()),
                        second(settings),
                        beforeForce,
                        clock,
                        random,
                        lock,
                        consent);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LogUnavailableException(
                    "The log in (%s) cannot be opened: %s.".formatted(settings.folder(), e.getMessage()), e);
        }
    }

    private static Optional<LogFiles> second(AuditSettings settings) {
        if (settings.heads().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FolderFiles(settings.heads().get()));
        } catch (IOException e) {
            LOG.warn(
                    "There is no second copy of the signed heads, since the folder ({}) cannot be used: {}. Name another with trendguard.heads; without it, the loss of the whole log folder would go unnoticed.",
                    settings.heads().get(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** The same on files of any kind; the folder of the settings then holds only what can be rebuilt. */
    SegmentAuditLog(
            AuditSettings settings,
            LogFiles files,
            Optional<LogFiles> secondFiles,
            Runnable beforeForce,
            Clock clock,
            SecureRandom random,
            AutoCloseable lock,
            Optional<LossConsent> consent)
            throws IOException {
        this.settings = settings;
        this.files = files;
        this.random = random;
        this.lock = lock;
        withoutSecond = settings.heads()
                .filter(folder -> secondFiles.isEmpty())
                .map(folder ->
                        "The folder (%s) for the second copy of the signed heads cannot be used, so the loss of the whole log folder would go unnoticed. Make it writable, or name another with trendguard.heads, and start again."
                                .formatted(folder));
        Path index = Files.createDirectories(settings.folder().resolve("index"));
        segments = new SegmentStore(files, settings.segmentBytes(), clock);
        CheckpointFile beside = CheckpointFile.look(files);
        Optional<CheckpointFile> second =
                secondFiles.isPresent() ? Optional.of(CheckpointFile.look(secondFiles.get())) : Optional.empty();
        if (!NoteSigner.isIn(files)) {
            HeadCheck.mayBegin(segments.hasSegments(), beside, second, files.describe(NoteSigner.KEY_FILE));
        }
        NoteSigner signer = NoteSigner.in(files, random);
        beside.verify(signer);
        second.ifPresent(copy -> copy.verify(signer));
        tenants = new TenantLogs(settings.originPrefix(), index, signer);
        ids = new EventIds(new HashIndex(index, "ids", random.nextLong()), segments);
        sequencer = new Sequencer(settings.maxWaitingBytes(), ids);
        blocks = new BlockCache(segments);
        removal = new PayloadRemoval(tenants, segments, blocks);
        Instant start = clock.instant();
        Opening opening = new Opening(tenants, ids);
        Optional<String> discarded = segments.recover();
        segments.check(opening);
        HeadCheck check = new HeadCheck(tenants, segments, beside, second, consent.isPresent());
        check.run();
        List<String> remarks =
                Stream.concat(discarded.stream(), check.remarks().stream()).toList();
        remarks.forEach(LOG::warn);
        long cut = segments.startWriting();
        heads = new SignedHeads(beside, second);
        heads.makeReady();
        Publisher answers = new Publisher(signer, heads);
        for (TenantLog tenant : tenants.all()) {
            tenant.nextPosition(tenant.tree().size());
            if (!check.lost().containsKey(tenant.tenant())) {
                answers.signAll(tenant);
            }
        }
        heads.force();
        report = new CheckReport(
                opening.entries(),
                opening.removed(),
                tenants.heads(),
                segments.bytes(),
                cut,
                remarks,
                Duration.between(start, clock.instant()));
        committer = new Committer(settings, sequencer, segments, beforeForce, answers);
        committer.start();
        consent.ifPresent(accepted -> enter(accepted, check.lost(), answers));
    }

    /** The loss stands on the log before the heads that prove it are written over. */
    private void enter(LossConsent consent, SortedMap<Tenant, Long> lost, Publisher answers) {
        lost.forEach((tenant, signed) -> append(
                        tenant,
                        List.of(consent.entry(signed, tenants.of(tenant).tree().size())))
                .durable()
                .join());
        try {
            heads.renew();
            tenants.all().forEach(answers::signAll);
            heads.force();
        } catch (IOException e) {
            throw new LogUnavailableException(
                    "The signed heads cannot be written: %s. Run the command again.".formatted(e.getMessage()), e);
        }
        consent.accepted(lost);
    }

    /** What the full check at the start found. */
    public CheckReport report() {
        return report;
    }

    /** What keeps the log from taking entries or from being found again; looked at between appends. */
    public Optional<String> trouble() {
        try {
            if (!committer.dead().isEmpty()) {
                return Optional.of("the threads %s, which write the log, have ended. Restart the service"
                        .formatted(committer.dead()));
            }
            if (!NoteSigner.isIn(files)) {
                return Optional.of(Misplaced.words(files.describe(NoteSigner.KEY_FILE)));
            }
            Optional<String> trouble = segments.trouble();
            if (trouble.isEmpty()) {
                heads.putBack();
            }
            return trouble;
        } catch (NoSuchFileException gone) {
            return Optional.of(Misplaced.words(settings.folder().toString()));
        } catch (IOException e) {
            return Optional.of("the files of the log in (%s) cannot be looked at: %s"
                    .formatted(settings.folder(), e.getMessage()));
        }
    }

    /** What is not as it should be, though nothing is lost: copies that were mended, a second copy that cannot be written or made. */
    public List<String> remarks() {
        return Stream.of(report.remarks().stream(), withoutSecond.stream(), heads.trouble().stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** The public key under which the tenant's checkpoints are signed. */
    public VerifierKey verifierKey(Tenant tenant) {
        return tenants.verifierKey(tenant);
    }

    @Override
    public Appended.Sequenced append(Tenant tenant, List<NewEntry> entries) {
        EntryChecks.withoutEvent(entries);
        return (Appended.Sequenced) sequencer.sequence(group(tenant, Optional.empty(), entries));
    }

    @Override
    public Appended appendOnce(Tenant tenant, EventIdentity identity, List<NewEntry> entries) {
        EntryChecks.eventFirst(entries);
        return sequencer.sequence(group(tenant, Optional.of(identity), entries));
    }

    private Group group(Tenant tenant, Optional<EventIdentity> identity, List<NewEntry> entries) {
        if (entries.size() > Location.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "The group has (%d) entries; the most that can be appended together is %d."
                            .formatted(entries.size(), Location.MAX_ENTRIES));
        }
        return new Group(tenants.of(tenant), identity, entries, random);
    }

    @Override
    public Optional<Appended> find(Tenant tenant, EventIdentity identity) {
        return tenants.known(tenant).flatMap(log -> sequencer.findDurable(log, identity));
    }

    @Override
    public OptionalLong positionOf(Tenant tenant, EventKey key) {
        return tenants.known(tenant).map(log -> sequencer.positionOf(log, key)).orElse(OptionalLong.empty());
    }

    @Override
    public Optional<Entry> read(Tenant tenant, long position) {
        return located(tenant, position).map(blocks::entry);
    }

    @Override
    public Stream<Entry> scan(Tenant tenant, long fromPosition) {
        return tenants.known(tenant).map(log -> blocks.scan(log, fromPosition)).orElse(Stream.empty());
    }

    /**
     * Removes the payloads at these positions from the disk; headers, leaves, trees and proofs stay. Durable when it returns.
     *
     * @return how many payloads were removed now; those that were removed before do not count
     * @throws IllegalArgumentException if a position is not below the durable head; then nothing is removed
     * @throws LogUnavailableException if the disk does not take it; what was begun is finished by the next call or opening
     */
    public int removePayloads(Tenant tenant, Collection<Long> positions) {
        return removal.remove(tenant, positions);
    }

    @Override
    public Optional<Receipt> receipt(Tenant tenant, long position) {
        return located(tenant, position).map(location -> Publisher.receipt(tenants.of(tenant), position));
    }

    /** What proves the durable entry at a position to an outsider. */
    public Optional<Evidence> evidence(Tenant tenant, long position) {
        return located(tenant, position).map(location -> {
            Block block = blocks.block(location);
            int at = Location.index(location);
            Optional<byte[]> payload = block.payloads().get(at);
            return new Evidence(
                    block.headers().get(at),
                    payload.map(p -> block.nonces().get(at)),
                    payload,
                    Publisher.receipt(tenants.of(tenant), position));
        });
    }

    /** The proof that the durable head grew out of an older one (RFC 6962, section 2.1.2), hashes as they are. */
    public List<byte[]> consistency(Tenant tenant, long oldSize, long newSize) {
        TenantLog log = tenants.of(tenant);
        if (newSize > log.signed().checkpoint().size()) {
            throw new IllegalArgumentException("The log of (%s) has (%d) entries, not (%d)."
                    .formatted(tenant, log.signed().checkpoint().size(), newSize));
        }
        return log.tree().consistency(oldSize, newSize);
    }

    @Override
    public Head head(Tenant tenant) {
        return tenants.head(tenant);
    }

    @Override
    public Set<Tenant> tenants() {
        return new TreeSet<>(tenants.heads().keySet());
    }

    private Optional<Long> located(Tenant tenant, long position) {
        OptionalLong location =
                tenants.known(tenant).map(log -> log.location(position)).orElse(OptionalLong.empty());
        return location.isPresent() ? Optional.of(location.getAsLong()) : Optional.empty();
    }

    /** Writes and answers what waits, then closes. */
    @Override
    public void close() {
        sequencer.close();
        try {
            committer.join();
            removal.close();
            heads.close();
            segments.close();
            ids.close();
            tenants.close();
            lock.close();
        } catch (Exception e) {
            throw new LogUnavailableException(
                    "The log in (%s) could not be closed: %s.".formatted(settings.folder(), e.getMessage()), e);
        }
    }
}

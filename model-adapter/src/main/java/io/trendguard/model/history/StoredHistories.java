package io.trendguard.model.history;

import io.trendguard.event.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.commons.util.CloseableIterator;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.cache.StorageType;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.eviction.EvictionStrategy;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.persistence.sifs.configuration.SoftIndexFileStoreConfigurationBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Histories at rest: a local Infinispan cache, outside the heap, over an append-only store of files that is forced before
 * a write returns. It only ever holds what the durable log holds; each value begins with the position it has seen and ends
 * with a checksum.
 */
final class StoredHistories implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredHistories.class);
    private static final String CACHE = "histories";
    private static final byte[] WATERMARK = "\0watermark\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMAT = "\0format\0".getBytes(StandardCharsets.US_ASCII);
    /** The form of rows. Histories of another form are forgotten and come from the log again. */
    private static final byte[] FORM = {3};

    private static final Comparator<byte[]> BY_BYTES = Arrays::compareUnsigned;
    private static final int BATCH = 2_000;
    private final Path folder;
    private final StoreGuard guard;
    private final EmbeddedCacheManager manager;
    private final AdvancedCache<byte[], byte[]> cache;
    private final KnownKeys keys = new KnownKeys();
    private final Thread lookingThrough = new Thread(this::lookThrough, "history-keys");

    StoredHistories(HistorySettings settings, Path folder) {
        this.folder = folder;
        guard = new StoreGuard(folder);
        guard.opening();
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder();
        global.nonClusteredDefault().defaultCacheName(CACHE);
        global.metrics().gauges(false).histograms(false);
        global.jmx().disable();
        global.shutdown().hookBehavior(org.infinispan.configuration.global.ShutdownHookBehavior.DONT_REGISTER);
        global.globalState().disable();
        manager = new DefaultCacheManager(global.build(), false);
        manager.defineConfiguration(CACHE, configuration(settings, folder));
        cache = guard.call(() -> started(manager));
        lookingThrough.setDaemon(true);
        lookingThrough.start();
    }

    private static AdvancedCache<byte[], byte[]> started(EmbeddedCacheManager manager) {
        try {
            manager.start();
            Cache<byte[], byte[]> started = manager.getCache(CACHE);
            AdvancedCache<byte[], byte[]> cache = started.getAdvancedCache();
            if (!Arrays.equals(cache.get(FORMAT), FORM)) {
                cache.clear();
                cache.put(FORMAT, FORM);
            }
            return cache;
        } catch (RuntimeException e) {
            manager.stop(); // its files are deleted by whoever opens others in their place
            throw e;
        }
    }

    /** Learns beside the service which keys lie in the files; most that are asked for later are new and lie nowhere. */
    private void lookThrough() {
        try {
            guard.call(() -> {
                try (CloseableIterator<byte[]> stored = cache.keySet().iterator()) {
                    while (!guard.isClosing() && stored.hasNext()) {
                        keys.add(stored.next());
                    }
                }
                return keys;
            });
            if (!guard.isClosing()) {
                keys.complete();
            }
        } catch (RuntimeException e) {
            LOG.warn("The keys of histories were not looked through: {}", e.getMessage());
        }
    }

    private static Configuration configuration(HistorySettings settings, Path folder) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.encoding().mediaType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        builder.memory()
                .storage(StorageType.OFF_HEAP)
                .maxSize(Long.toString(settings.maxOffHeapBytes()))
                .whenFull(EvictionStrategy.REMOVE);
        builder.persistence()
                .passivation(false)
                .addStore(SoftIndexFileStoreConfigurationBuilder.class)
                .dataLocation(folder.resolve("data").toString())
                .indexLocation(folder.resolve("index").toString())
                .syncWrites(settings.forceWrites())
                .segmented(true)
                .purgeOnStartup(false)
                .preload(false);
        return builder.build();
    }

    byte @Nullable [] get(HistoryKey key) {
        boolean absent = !keys.mayHold(key.bytes()) && cache.getStatus().allowInvocations();
        return absent ? null : read(key.bytes()); // a store that is closed must say so of every key
    }

    private byte @Nullable [] read(byte[] key) {
        byte[] kept = guard.call(() -> cache.get(key));
        return kept == null ? null : opened(key, kept);
    }

    private byte[] opened(byte[] key, byte[] kept) {
        if (!Sealed.isWhole(key, kept)) {
            throw guard.damaged("a value in (%s) does not have its checksum".formatted(folder));
        }
        return Sealed.value(kept);
    }

    /** What was found damaged since the store was opened. */
    Optional<String> damage() {
        return guard.damage();
    }

    /** Writes all of these; they are durable when it returns. */
    void putAll(Map<HistoryKey, byte[]> values) {
        Map<byte[], byte[]> batch = new TreeMap<>(BY_BYTES);
        for (Map.Entry<HistoryKey, byte[]> value : values.entrySet()) {
            byte[] key = value.getKey().bytes();
            keys.add(key);
            batch.put(key, Sealed.of(key, value.getValue()));
            if (batch.size() == BATCH) {
                put(batch);
                batch = new TreeMap<>(BY_BYTES);
            }
        }
        if (!batch.isEmpty()) {
            put(batch);
        }
    }

    private void put(Map<byte[], byte[]> batch) {
        guard.call(() -> {
            cache.putAll(batch);
            return batch;
        });
    }

    /** The position up to which everything of a tenant is in here. */
    OptionalLong watermark(Tenant tenant) {
        byte[] stored = read(watermarkKey(tenant));
        return stored == null ? OptionalLong.empty() : OptionalLong.of(Bytes.long64(stored, 0));
    }

    void putWatermark(Tenant tenant, long position) {
        byte[] value = new byte[Long.BYTES];
        Bytes.put64(value, 0, position);
        byte[] key = watermarkKey(tenant);
        put(Map.of(key, Sealed.of(key, value)));
    }

    private static byte[] watermarkKey(Tenant tenant) {
        byte[] id = tenant.id().getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(WATERMARK, WATERMARK.length + id.length);
        System.arraycopy(id, 0, key, WATERMARK.length, id.length);
        return key;
    }

    void forEach(Tenant tenant, BiConsumer<HistoryKey, byte[]> reader) {
        forEachKey(tenant, (key, kept) -> reader.accept(key, opened(key.bytes(), kept)));
    }

    private void forEachKey(Tenant tenant, BiConsumer<HistoryKey, byte[]> reader) {
        guard.call(() -> {
            try (var entries = cache.entrySet().stream()) {
                var iterator = entries.iterator();
                while (iterator.hasNext()) {
                    var entry = iterator.next();
                    HistoryKey key = HistoryKey.ofBytes(entry.getKey());
                    if (key.of(tenant)) {
                        reader.accept(key, entry.getValue());
                    }
                }
            }
            return reader;
        });
    }

    /** Forgets everything of a tenant, its watermark first. */
    void clear(Tenant tenant) {
        List<byte[]> theirs = new ArrayList<>(List.of(watermarkKey(tenant)));
        forEachKey(tenant, (key, kept) -> theirs.add(key.bytes()));
        theirs.forEach(key -> guard.call(() -> cache.remove(key)));
    }

    @Override
    public void close() {
        guard.closing();
        try {
            lookingThrough.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cache.stop();
        manager.stop();
        guard.closed();
    }
}

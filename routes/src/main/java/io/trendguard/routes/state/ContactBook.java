package io.trendguard.routes.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ledger.ContactFold;
import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LiveState;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.commons.util.CloseableIterator;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.cache.StorageType;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.manager.DefaultCacheManager;

/** The contact ledger of every person, outside the heap; folded from the log at each start. */
public final class ContactBook
        implements LiveState, SnapshotState, io.trendguard.channels.outbox.ContactBook, AutoCloseable {
    private static final String CACHE = "contacts";
    private static final int LATELY = 20_000;

    private final ContactFold fold = new ContactFold();
    private final DefaultCacheManager manager;
    private final AdvancedCache<byte[], byte[]> cache;

    /** Ledgers that were asked for or changed lately, as they are in the cache. */
    private final Cache<String, PersonContacts> lately =
            Caffeine.newBuilder().maximumSize(LATELY).build();

    /** One of a few locks, so that two threads cannot fold into the same ledger at once. */
    private final Object[] locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    /** An empty book. */
    public ContactBook() {
        GlobalConfigurationBuilder global = new GlobalConfigurationBuilder().nonClusteredDefault();
        global.jmx().disable();
        global.metrics().gauges(false).histograms(false);
        ConfigurationBuilder local = new ConfigurationBuilder();
        local.encoding().mediaType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        local.memory().storage(StorageType.OFF_HEAP);
        manager = new DefaultCacheManager(global.build(), false);
        manager.defineConfiguration(CACHE, local.build());
        manager.start();
        cache = manager.<byte[], byte[]>getCache(CACHE).getAdvancedCache();
    }

    @Override
    public void take(LoggedPayload entry) {
        for (String person : fold.rows(entry.payload())) {
            String name = name(entry.tenant(), new PersonRef(person));
            synchronized (lock(person)) {
                PersonContacts before = contacts(name);
                PersonContacts after =
                        fold.after(person, Optional.of(before), entry).orElse(PersonContacts.UNKNOWN);
                if (!after.equals(before)) {
                    cache.put(key(name), write(after));
                    lately.put(name, after);
                }
            }
        }
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        String prefix = tenant.id() + "/";
        try (CloseableIterator<CacheEntry<byte[], byte[]>> ledgers =
                cache.cacheEntrySet().iterator()) {
            while (ledgers.hasNext()) {
                CacheEntry<byte[], byte[]> ledger = ledgers.next();
                String key = new String(ledger.getKey(), StandardCharsets.US_ASCII);
                if (key.startsWith(prefix)) {
                    rows.put(key.substring(prefix.length()), ledger.getValue());
                }
            }
        }
    }

    /** They are too many to be copied at once; an entry that a ledger has seen changes nothing the second time. */
    @Override
    public Capture capture(Tenant tenant, LogPlace last) {
        return rows -> save(tenant, rows);
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        cache.put(key(name(tenant, new PersonRef(key))), value);
    }

    /** What the ledger says of a person at a moment. */
    public ContactReading reading(Tenant tenant, PersonRef person, Instant at) {
        return contacts(tenant, person).readingAt(at);
    }

    @Override
    public PersonContacts contacts(Tenant tenant, PersonRef person) {
        return contacts(name(tenant, person));
    }

    private PersonContacts contacts(String name) {
        return lately.get(name, this::read);
    }

    private Object lock(String person) {
        return locks[Math.floorMod(person.hashCode(), locks.length)];
    }

    private static String name(Tenant tenant, PersonRef person) {
        return tenant.id() + "/" + person.id();
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private PersonContacts read(String name) {
        byte[] bytes = cache.get(key(name));
        if (bytes == null) {
            return PersonContacts.UNKNOWN;
        }
        try {
            return Json.mapper().readValue(bytes, PersonContacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(PersonContacts ledger) {
        try {
            return Json.mapper().writeValueAsBytes(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manager.stop();
    }
}

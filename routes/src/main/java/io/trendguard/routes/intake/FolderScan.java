package io.trendguard.routes.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the inbox again and again and hands over what is complete, each tenant's files in the order of their names
 * and on a thread of the tenant's own: no file delays those of another tenant.
 */
@ApplicationScoped
public class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final int DEEPEST = 8;

    private final Path inbox;
    private final CamelContext camel;
    private final ProducerTemplate route;
    private final ReadFiles read;
    private final InboxWatch watch = new InboxWatch(Completeness::patience);
    private final Set<Path> busy = ConcurrentHashMap.newKeySet();
    private final Map<Path, InboxFile> stuck = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "inbox"));
    private final ExecutorService lanes = Executors.newCachedThreadPool(task -> thread(task, "inbox-lane"));

    FolderScan(ServiceSettings settings, CamelContext camel, ProducerTemplate route, ReadFiles read) {
        this.inbox = settings.inbox().toAbsolutePath();
        this.camel = camel;
        this.route = route;
        this.read = read;
    }

    void start(@Observes StartupEvent started) {
        try {
            Files.createDirectories(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox (%s) cannot be made.".formatted(inbox), e);
        }
        clock.scheduleWithFixedDelay(this::attempt, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent ended) {
        clock.shutdownNow();
        lanes.shutdown();
    }

    private void attempt() {
        try {
            if (camel.isStarted()) {
                look(Instant.now());
            }
        } catch (RuntimeException e) {
            LOG.error("The inbox ({}) could not be looked through. It is tried again.", inbox, e);
        }
    }

    private void look(Instant now) {
        List<InboxFile> found = new ArrayList<>(read.watched());
        for (Path top : list(inbox)) {
            InboxFile.at(top, inbox.relativize(top)).ifPresent(one -> collect(one, 1, found));
        }
        Set<Path> there = new HashSet<>();
        Map<Path, List<InboxFile>> complete = new TreeMap<>();
        for (InboxFile file : found) {
            there.add(file.path());
            InboxFile unmoved = stuck.get(file.path());
            if (watch.isComplete(file, now) && !read.isAsRead(file) && (unmoved == null || !unmoved.isSame(file))) {
                complete.computeIfAbsent(file.relative().getName(0), top -> new ArrayList<>())
                        .add(file);
            }
        }
        watch.keepOnly(there);
        stuck.keySet().retainAll(there);
        complete.forEach(this::hand);
    }

    private void collect(InboxFile one, int depth, List<InboxFile> found) {
        boolean ours = one.path().getFileName().toString().startsWith(".");
        if (one.kind() != InboxFile.Kind.FOLDER || (depth > DEEPEST && !ours)) {
            found.add(one);
        } else if (!ours) {
            for (Path inner : list(one.path())) {
                InboxFile.at(inner, inbox.relativize(inner)).ifPresent(next -> collect(next, depth + 1, found));
            }
        }
    }

    private static List<Path> list(Path folder) {
        List<Path> inner = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(inner::add);
        } catch (IOException | DirectoryIteratorException e) { // not there, or not for us: its owner sees it unread
            return List.of();
        }
        inner.sort(Comparator.naturalOrder());
        return inner;
    }

    private void hand(Path tenant, List<InboxFile> files) {
        if (busy.add(tenant)) {
            lanes.execute(() -> {
                try {
                    files.forEach(this::hand);
                } finally {
                    busy.remove(tenant);
                }
            });
        }
    }

    private void hand(InboxFile file) {
        if (!file.isUnchanged()) {
            return; // it grew while others were read
        }
        try {
            route.sendBody(FolderRoutes.ENTRY, file);
        } catch (RuntimeException e) {
            LOG.error("{} could not be read or moved. It is left alone until it changes.", file.place(), e);
        }
        if (file.isUnchanged() && !read.isAsRead(file)) {
            stuck.put(file.path(), file);
        }
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

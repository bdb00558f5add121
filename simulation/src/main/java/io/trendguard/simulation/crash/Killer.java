package io.trendguard.simulation.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.crash.CountingMailServer.Moment;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills the service at moments drawn from a seed and starts it again: some while after a certain event was sent, some while
 * the mail server holds a message without an answer, some right after its 250.
 */
final class Killer implements Runnable {
    private static final int MAIL_WAIT_MILLIS = 2_000;

    private final ServiceProcess service;
    private final CountingMailServer mail;
    private final SplittableRandom random;
    private final TreeSet<Long> points = new TreeSet<>();
    private final Semaphore due = new Semaphore(0);
    private final Map<String, Integer> kills = new TreeMap<>();
    private volatile boolean over;
    private volatile @Nullable Exception failure;

    Killer(ServiceProcess service, CountingMailServer mail, KillSettings settings) {
        this.service = service;
        this.mail = mail;
        this.random = new SplittableRandom(settings.seed());
        while (points.size() < settings.kills()) {
            points.add(random.nextLong(settings.eventCount() / 50, settings.eventCount() * 49L / 50));
        }
    }

    /** The same events; as they are taken, kills fall due. */
    Iterator<ObjectNode> watching(Iterator<ObjectNode> events) {
        return new Iterator<>() {
            private long number;

            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public ObjectNode next() {
                if (points.contains(number++)) {
                    due.release();
                }
                return events.next();
            }
        };
    }

    @Override
    public void run() {
        try {
            while (true) {
                due.acquire();
                if (over && due.availablePermits() == 0) {
                    return;
                }
                killOnce();
                service.start();
            }
        } catch (InterruptedException | IOException e) {
            failure = e;
        }
    }

    private void killOnce() throws InterruptedException {
        switch (random.nextInt(3)) {
            case 0 -> {
                TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
                service.kill();
                count("at any moment");
            }
            case 1 -> atMail(Moment.CONTENT_READ, "before 250");
            default -> atMail(Moment.ANSWERED, "after 250");
        }
    }

    private void atMail(Moment moment, String words) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        mail.atNext(moment, () -> {
            try {
                service.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        });
        if (done.await(MAIL_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
            count(words);
        } else if (mail.forget()) {
            service.kill();
            count("at any moment");
        } else {
            done.await();
            count(words);
        }
    }

    private void count(String manner) {
        synchronized (kills) {
            kills.merge(manner, 1, Integer::sum);
        }
    }

    /** Lets the last kill that is due happen and ends. */
    Map<String, Integer> finish(Thread thread) throws IOException, InterruptedException {
        over = true;
        due.release();
        thread.join();
        if (failure != null) {
            throw new IOException("The service could not be killed and started again.", failure);
        }
        synchronized (kills) {
            return new TreeMap<>(kills);
        }
    }
}

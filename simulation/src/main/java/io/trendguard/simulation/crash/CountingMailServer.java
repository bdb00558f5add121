package io.trendguard.simulation.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mail server (RFC 5321, as far as a sender needs it) outside the process that is killed: it counts by Message-ID what it
 * took and can be told to act at the two moments that matter, before and after its 250.
 */
public final class CountingMailServer implements AutoCloseable {
    private static final int SILENCE_MILLIS = 60_000;

    private final ServerSocket socket;
    private final SplittableRandom random;
    private final UnaryOperator<MailMood> temper;
    private final Map<String, Integer> taken = new TreeMap<>();
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

    /** A moment of a hand-over. */
    public enum Moment {
        /** The content has been read to its end and nothing was answered yet. */
        CONTENT_READ,
        /** 250 was answered. */
        ANSWERED
    }

    private record Watch(Moment moment, Runnable action) {}

    private CountingMailServer(long seed, UnaryOperator<MailMood> temper) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.random = new SplittableRandom(seed);
        this.temper = temper;
        daemon("mail-server", this::accept);
    }

    /** A server that takes everything at once. */
    public static CountingMailServer calm() throws IOException {
        return new CountingMailServer(0, mood -> MailMood.PROMPT);
    }

    /** A server with moods, drawn from a seed. */
    public static CountingMailServer moody(long seed) throws IOException {
        return new CountingMailServer(seed, UnaryOperator.identity());
    }

    static CountingMailServer always(MailMood mood) throws IOException {
        return new CountingMailServer(0, any -> mood);
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How often each message was taken, by its Message-ID without brackets. */
    public Map<String, Integer> taken() {
        synchronized (taken) {
            return new TreeMap<>(taken);
        }
    }

    /** Does something once, at that moment of the next hand-over. */
    public void atNext(Moment moment, Runnable action) {
        watch.set(new Watch(moment, action));
    }

    /** Forgets what was to be done at the next hand-over. False if it was done already. */
    public boolean forget() {
        return watch.getAndSet(null) != null;
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket sender = socket.accept();
                daemon("mail-session", () -> serve(sender));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket sender) {
        try (sender) {
            sender.setSoTimeout(SILENCE_MILLIS);
            sender.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = sender.getOutputStream();
            say(out, "220 counting mail server");
            MailMood mood = MailMood.PROMPT;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(Locale.ROOT);
                if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                }
                if (verb.equals("MAIL")) {
                    mood = mood();
                }
                if (verb.equals("RCPT") && mood == MailMood.REFUSES_RECIPIENT) {
                    say(out, "451 4.3.0 not now");
                } else if (verb.equals("DATA")) {
                    say(out, "354 go ahead");
                    if (!content(in, out, mood)) {
                        return;
                    }
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The sender is gone, which is what this server is there to watch.
        }
    }

    private MailMood mood() {
        synchronized (random) {
            return temper.apply(MailMood.draw(random));
        }
    }

    /** Reads one message; false if the server hangs up. */
    private boolean content(BufferedReader in, OutputStream out, MailMood mood) throws IOException {
        String id = "(none)";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false; // the content never ended, so nothing was taken
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
                id = line.substring("message-id:".length()).trim().replaceAll("[<>]", "");
            }
        }
        if (mood == MailMood.REFUSES_CONTENT) {
            say(out, "451 4.3.0 not now");
            return true;
        }
        synchronized (taken) {
            taken.merge(id, 1, Integer::sum);
        }
        act(Moment.CONTENT_READ);
        if (mood == MailMood.SILENT) {
            return false;
        }
        if (mood == MailMood.SLOW) {
            pause();
        }
        say(out, "250 2.0.0 taken");
        act(Moment.ANSWERED);
        return true;
    }

    private void act(Moment moment) {
        Watch now = watch.get();
        if (now != null && now.moment() == moment && watch.compareAndSet(now, null)) {
            now.action().run();
        }
    }

    private void pause() {
        int millis;
        synchronized (random) {
            millis = 20 + random.nextInt(300);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.trendguard.channels.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that speaks SMTP over a real socket and misbehaves at a chosen moment. */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** The moments of one mail, in order. */
    public enum Moment {
        GREETING,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        /** The first line of the content has arrived. */
        CONTENT,
        /** The last line has arrived and the mail is stored. */
        STORED,
        /** 250 was said. */
        QUIT
    }

    /** What happens instead of the ordinary reply at a moment. */
    public sealed interface Act {
        /** The connection ends politely. */
        record Close() implements Act {}

        /** The connection is reset. */
        record Reset() implements Act {}

        /** Another reply. */
        record Reply(String line) implements Act {}

        /** No reply, and the connection stays. */
        record Silence() implements Act {}
    }

    private record Script(Moment moment, Act act) {}

    private static final class Ended extends RuntimeException {}

    private final ServerSocket server;
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Script script = new Script(Moment.QUIT, new Act.Close());
    private volatile Runnable onStored = () -> {};

    public ScriptedSmtpServer() {
        this(0);
    }

    /** On that port, so that a server can come back. */
    public ScriptedSmtpServer(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "scripted-smtp");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** From the next connection on, does that at that moment. */
    public ScriptedSmtpServer at(Moment moment, Act act) {
        script = new Script(moment, act);
        return this;
    }

    /** Takes every mail from the next connection on. */
    public ScriptedSmtpServer behaves() {
        return at(Moment.QUIT, new Act.Close());
    }

    /** Runs when a mail is stored, before its reply. */
    public ScriptedSmtpServer onStored(Runnable action) {
        onStored = action;
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The mails it has stored, whatever the client got to hear. */
    public List<String> stored() {
        return List.copyOf(stored);
    }

    /** The commands it was given, in capitals. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many mails with that Message-ID it has stored. */
    public long storedWith(String messageId) {
        return stored.stream()
                .filter(mail -> mail.contains("Message-ID: " + messageId))
                .count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Script now = script;
                Thread talk = new Thread(() -> talk(socket, now), "scripted-smtp-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket, Script now) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            say(socket, now, Moment.GREETING, "220 scripted ESMTP");
            String line;
            while ((line = in.readLine()) != null) {
                String command = line.toUpperCase(Locale.ROOT);
                commands.add(command);
                if (command.startsWith("EHLO")) {
                    say(socket, now, Moment.EHLO, "250-scripted\r\n250 AUTH PLAIN LOGIN");
                } else if (command.startsWith("MAIL")) {
                    say(socket, now, Moment.MAIL, "250 2.1.0 sender ok");
                } else if (command.startsWith("RCPT")) {
                    say(socket, now, Moment.RCPT, "250 2.1.5 recipient ok");
                } else if (command.startsWith("DATA")) {
                    if (say(socket, now, Moment.DATA, "354 go on").startsWith("354")) {
                        content(socket, now, in);
                    }
                } else if (command.startsWith("QUIT")) {
                    say(socket, now, Moment.QUIT, "221 bye");
                    return;
                } else {
                    send(socket, "250 ok");
                }
            }
        } catch (IOException | Ended e) {
            // the client or the script has ended the connection
        }
    }

    private void content(Socket socket, Script now, BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (now.moment == Moment.CONTENT) {
                say(socket, now, Moment.CONTENT, "");
            }
            if (line.equals(".")) {
                stored.add(mail.toString());
                onStored.run();
                say(socket, now, Moment.STORED, "250 2.0.0 Ok: queued as Q" + stored.size());
                return;
            }
            mail.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
    }

    private static String say(Socket socket, Script now, Moment moment, String ordinary) throws IOException {
        String line = ordinary;
        if (now.moment == moment) {
            if (now.act instanceof Act.Close) {
                socket.close();
                throw new Ended();
            } else if (now.act instanceof Act.Reset) {
                socket.setSoLinger(true, 0);
                socket.close();
                throw new Ended();
            } else if (now.act instanceof Act.Silence) {
                return "";
            } else if (now.act instanceof Act.Reply reply) {
                line = reply.line();
            }
        }
        send(socket, line);
        return line;
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

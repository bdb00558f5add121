package io.trendguard.routes.wiring;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.trendguard.routes.settings.ServiceSettings;
import org.jspecify.annotations.Nullable;

/** A mail server that keeps everything and passes nothing on, for demonstrations; it runs only where it is asked for. */
public final class MailCatcher implements AutoCloseable {
    private final @Nullable GreenMail server;

    private MailCatcher(@Nullable GreenMail server) {
        this.server = server;
    }

    /** Starts it on the SMTP port of the settings, if it is wanted. */
    static MailCatcher start(ServiceSettings settings) {
        if (!settings.mailCatcher()) {
            return new MailCatcher(null);
        }
        ServerSetup setup =
                new ServerSetup(settings.email().port(), settings.email().host(), ServerSetup.PROTOCOL_SMTP);
        GreenMail server = new GreenMail(setup);
        server.start();
        return new MailCatcher(server);
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return server != null;
    }

    /** How many messages it has. */
    public int count() {
        return server == null ? 0 : server.getReceivedMessages().length;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }
}

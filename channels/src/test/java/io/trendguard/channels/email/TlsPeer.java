package io.trendguard.channels.email;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A mail server behind TLS that knows one user, with a certificate for {@code localhost} made by {@code keytool}. */
final class TlsPeer implements AutoCloseable {
    static final String PASSWORD = "s3cret";
    private static final String STORE_PASSWORD = "changeit";

    private static final long START_MILLIS = 20_000;

    /** Made once, since the server keeps the first that it sees for as long as the JVM runs. */
    private static final Path STORE = makeCertificate();

    private final GreenMail server;
    private final SSLContext before;

    /** @param trusted whether this JVM trusts the certificate */
    TlsPeer(boolean trusted) throws GeneralSecurityException, IOException {
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, STORE.toString());
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, STORE_PASSWORD);
        ServerSetup setup = new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(START_MILLIS);
        server = new GreenMail(setup)
                .withConfiguration(
                        GreenMailConfiguration.aConfig().withUser("shop@trendguard.example", MailPeers.USER, PASSWORD));
        server.start();
        before = SSLContext.getDefault();
        if (trusted) {
            SSLContext.setDefault(trusting(STORE));
        }
    }

    private static Path makeCertificate() {
        try {
            Path store = Files.createTempDirectory("tls-peer").resolve("mail.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            STORE_PASSWORD,
                            "-storetype",
                            "PKCS12",
                            "-alias",
                            "mail",
                            "-keyalg",
                            "EC",
                            "-validity",
                            "2",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost")
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate.");
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(Path store) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            known.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", known.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    int port() {
        return server.getSmtps().getPort();
    }

    int received() {
        return server.getReceivedMessages().length;
    }

    @Override
    public void close() throws GeneralSecurityException {
        SSLContext.setDefault(before);
        server.stop();
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
    }
}

package io.trendguard.routes;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.routes.intake.AddressFilter;
import io.trendguard.routes.point.giftwrap.GiftWrapPoint;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything a running service needs in tests: data folder, keys, a model trained on the shop's past, mail server, broker. */
public final class TestService implements QuarkusTestResourceLifecycleManager {
    static final Tenant TENANT = new Tenant("shop");
    static final Tenant OTHER = new Tenant("other");
    /** Is told about models by commands and sends no events. */
    static final Tenant COMMANDS = new Tenant("commands");
    /** Retailers whose carts are predicted. */
    static final Tenant STORE = new Tenant("store_12345");

    static final Tenant OTHER_STORE = new Tenant("store_67890");
    /** Has models of its own. */
    static final Tenant MODELS = new Tenant("models");

    private static @Nullable TestService running;

    /** The shop's past ends here; the system's clock is a little later. */
    private final Instant pastEnd = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    private final Map<String, String> keys = new HashMap<>();
    private final GreenMail mail = new GreenMail(mailServer());
    private final KeyPair issuer = rsa();
    private @Nullable Path folder;
    private @Nullable KafkaBroker kafka;

    static TestService running() {
        TestService service = running;
        if (service == null) {
            throw new IllegalStateException("The service was not started.");
        }
        return service;
    }

    @Override
    public Map<String, String> start() {
        AddressFilter.switchOn();
        try {
            Path data = Files.createTempDirectory("trendguard-test");
            folder = data;
            kafka = KafkaBroker.start(data);
            mail.start();
            train(pastEnd, data.resolve("models").resolve("test"));
            bringGiftWrap(data);
            KeyFile file = new KeyFile(data.resolve(KeyFile.NAME));
            SecureRandom random = new SecureRandom();
            keys.put("all", file.create(TENANT, "test", EnumSet.allOf(Role.class), random));
            keys.put("reader", file.create(TENANT, "reader", Set.of(Role.READ), random));
            keys.put("sender", file.create(TENANT, "sender", Set.of(Role.SEND), random));
            keys.put("other", file.create(OTHER, "other", EnumSet.allOf(Role.class), random));
            keys.put("owner", file.create(MODELS, "owner", EnumSet.allOf(Role.class), random));
            keys.put("approver", file.create(MODELS, "approver", EnumSet.allOf(Role.class), random));
            keys.put("commander", file.create(COMMANDS, "commander", EnumSet.allOf(Role.class), random));
            keys.put("store", file.create(STORE, "store", EnumSet.allOf(Role.class), random));
            keys.put("other store approver", file.create(OTHER_STORE, "approver", EnumSet.allOf(Role.class), random));
            keys.put("store approver", file.create(STORE, "approver", EnumSet.allOf(Role.class), random));
            keys.put("other store", file.create(OTHER_STORE, "other store", EnumSet.allOf(Role.class), random));
            keys.put("gifts", file.create(GiftWrapPoint.SHOP, "gifts", EnumSet.allOf(Role.class), random));
            keys.put("second", file.create(COMMANDS, "second", EnumSet.allOf(Role.class), random));
            running = this;
            Map<String, String> settings = new HashMap<>(Map.of(
                    "trendguard.data",
                    data.toString(),
                    "trendguard.heads",
                    data.resolve("heads").toString(),
                    "trendguard.inbox",
                    data.resolve("inbox").toString(),
                    "trendguard.kafka",
                    kafka.bootstrap(),
                    "trendguard.smtp.host",
                    "127.0.0.1",
                    "trendguard.smtp.port",
                    Integer.toString(mail.getSmtp().getPort()),
                    "trendguard.checkout-deadline",
                    "PT10S",
                    "trendguard.holdout",
                    "0",
                    "trendguard.jwt.key",
                    Base64.getEncoder().encodeToString(issuer.getPublic().getEncoded()),
                    "quarkus.http.test-port",
                    "0"));
            settings.put(
                    "trendguard.rulebook",
                    "regret, cart, "
                            + Path.of("src", "test", "resources", "gift-wrap").toAbsolutePath());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second decision point's model: carts with more items are wrapped more often. */
    private static void bringGiftWrap(Path data) throws IOException {
        Path file = Files.writeString(
                data.resolve("gift-wrap.yaml"),
                "says: by hand\nintercept: -1.0\nfeatures:\n  - {feature: line_count, coefficient: 0.8, mean: 1}\n");
        new ModelImport(file, data.resolve("models").resolve("gift-wrap"), GiftWrapPoint.NAME)
                .logistic(InstalledFeatures.schema(GiftWrapPoint.NAME), Optional.empty());
    }

    /** A model of what comes back, from the shop's past up to a moment. */
    static void train(Instant pastEnd, Path out) throws IOException {
        EventReader reader = new EventReader();
        HashedPeople people = new HashedPeople(TENANT);
        Stream<Event> events = Shop.past(pastEnd, 1_800).stream()
                .map(event -> reader.read(TENANT, event, new KnownAt.Backfill(pastEnd), people));
        Files.createDirectories(out.toAbsolutePath().getParent());
        Trainer.train(
                InstalledTraining.of(RegretPoint.NAME).rows(TrainingEvent.all(events.iterator()), RowRules.DEFAULTS),
                TrainSettings.of("a shop made up for tests", true).withMaxRounds(60),
                out,
                Progress.SILENT);
    }

    Instant pastEnd() {
        return pastEnd;
    }

    String key(String name) {
        String key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("There is no key (%s).".formatted(name));
        }
        return key;
    }

    /** With a port of its own, to come back to when it was away. */
    private static ServerSetup mailServer() {
        try (ServerSocket socket = new ServerSocket(0)) {
            ServerSetup setup = new ServerSetup(socket.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            setup.setServerStartupTimeout(20_000);
            return setup;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as an identity provider would give it to a person. */
    String token(String tenant, String... roles) {
        return token(claims -> claims.groups(Set.of(roles)).claim("tenant", tenant));
    }

    /** A token with claims of its own. */
    String token(Consumer<JwtClaimsBuilder> own) {
        JwtClaimsBuilder claims =
                Jwt.issuer("trendguard").upn("ana@shop.example").expiresIn(300);
        own.accept(claims);
        return claims.sign(issuer.getPrivate());
    }

    /** A token with exactly these claims, which no library for tokens would write. */
    String tokenOf(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(issuer.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    GreenMail mail() {
        return mail;
    }

    KafkaBroker kafka() {
        KafkaBroker broker = kafka;
        if (broker == null) {
            throw new IllegalStateException("The broker was not started.");
        }
        return broker;
    }

    Path data() {
        Path data = folder;
        if (data == null) {
            throw new IllegalStateException("The service was not started.");
        }
        return data;
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        mail.stop();
    }
}

package io.trendguard.routes.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.routes.security.Caller.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of machines while the service runs: made, ended, taken back, deleted, damaged. */
class KeysTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder = Path.of("");

    private KeyFile file = new KeyFile(Path.of(KeyFile.NAME));

    @BeforeEach
    void emptyFolder() {
        file = new KeyFile(folder.resolve(KeyFile.NAME));
    }

    private String made(String name) {
        return file.create(SHOP, name, Set.of(Role.SEND), RANDOM);
    }

    private Keys keys() {
        return new Keys(file, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void withinASecond(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a second has passed").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void aKeyThatIsMadeOrDeletedOrTakenBackCountsWithinASecondAlthoughNoUnknownKeyIsTried() throws Exception {
        String first = made("first");
        Keys keys = keys();
        assertThat(keys.caller(first)).map(Caller::actor).contains("first");

        String second = made("second");
        withinASecond(() -> keys.caller(second).isPresent());

        Path path = folder.resolve(KeyFile.NAME);
        ArrayNode all = (ArrayNode) Json.mapper().readTree(path.toFile());
        all.remove(all.get(0).path("name").asText().equals("first") ? 0 : 1);
        Files.write(path, Json.mapper().writeValueAsBytes(all));
        withinASecond(() -> keys.caller(first).isEmpty());
        assertThat(keys.caller(second)).isPresent();

        String id = file.lines(NOW).get(0).substring(0, 8);
        file.revoke(id, NOW);
        withinASecond(() -> keys.caller(second).isEmpty());
        assertThat(file.lines(NOW)).singleElement().asString().contains("second", "[SEND]", "revoked " + NOW);
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void aKeyEndsAtItsEnd() {
        String ends = file.create(SHOP, "campaign", Set.of(Role.SEND), Optional.of(NOW.plusSeconds(60)), RANDOM);
        assertThat(keys().caller(ends)).isPresent();
        Keys later = new Keys(file, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        assertThat(later.caller(ends)).isEmpty();
        assertThat(file.lines(NOW)).singleElement().asString().contains("valid until 2026-11-29T12:01:00Z");
        assertThat(file.lines(NOW.plusSeconds(60))).singleElement().asString().contains("ended 2026-11-29T12:01:00Z");
    }

    @Test
    void keysThatAreMadeAtTheSameTimeAreAllKept() throws Exception {
        List<String> made = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String name = "key-" + i;
                all.add(pool.submit(
                        () -> new KeyFile(folder.resolve(KeyFile.NAME)).create(SHOP, name, Set.of(Role.READ), RANDOM)));
            }
            for (Future<String> one : all) {
                made.add(one.get());
            }
        } finally {
            pool.shutdownNow();
        }
        Keys keys = keys();
        assertThat(made).allSatisfy(key -> assertThat(keys.caller(key)).isPresent());
        assertThat(file.lines(NOW)).hasSize(24);
    }

    @Test
    void theListOpensNoDoor() throws IOException {
        String key = made("shop");
        assertThat(String.join("\n", file.lines(NOW))).doesNotContain(key, key.substring(3));
        assertThat(Files.readString(folder.resolve(KeyFile.NAME))).doesNotContain(key.substring(3));
    }

    @Test
    void whatIsNoKeyCannotBeTakenBack() {
        made("shop");
        assertThatThrownBy(() -> file.revoke("00000000", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no key (00000000)")
                .hasMessageContaining("key list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "null", "[{}]", "[{\"tenant\":\"shop\"}]", "[null]", "[7]"})
    void aDamagedFileIsRefusedByNameAtStart(String content) throws IOException {
        Files.writeString(folder.resolve(KeyFile.NAME), content);
        assertThatThrownBy(this::keys)
                .isInstanceOf(UnreadableKeysException.class)
                .hasMessageContaining(KeyFile.NAME)
                .hasMessageContaining("is damaged")
                .message()
                .doesNotContain("jackson", "Exception");
    }

    @Test
    void aFileThatWasMovedAwayAndBackIsAsGoodAsBefore() throws Exception {
        String key = made("shop");
        Keys keys = keys();
        Path path = folder.resolve(KeyFile.NAME);
        Path away = folder.resolve("away.json");

        Files.move(path, away);
        withinASecond(() -> keys.problem().orElse("").contains("is gone"));
        Files.move(away, path);
        withinASecond(() -> keys.problem().isEmpty());
        assertThat(keys.caller(key)).isPresent();
    }

    @Test
    void aLineThatWasChangedIsFoundAndWhileTheServiceRunsTheLastKeysStay() throws Exception {
        String key = made("shop");
        Keys keys = keys();
        Path path = folder.resolve(KeyFile.NAME);
        String good = Files.readString(path);

        ArrayNode changed = (ArrayNode) Json.mapper().readTree(good);
        ((ObjectNode) changed.get(0)).putArray("roles").add("OPERATE");
        Files.write(path, Json.mapper().writeValueAsBytes(changed));
        withinASecond(() -> keys.problem().isPresent());
        assertThat(keys.problem().orElseThrow()).contains("was changed");
        assertThat(keys.caller(key).orElseThrow().may(Role.OPERATE)).isFalse();

        Files.delete(path);
        withinASecond(() -> keys.problem().orElse("").contains("is gone"));
        assertThat(keys.caller(key)).isPresent();

        Files.writeString(path, good);
        withinASecond(() -> keys.problem().isEmpty());
        assertThat(keys.caller(key)).isPresent();
    }
}

package io.trendguard.routes.command;

import io.trendguard.event.Tenant;
import io.trendguard.routes.security.Caller;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key for a tenant's machine and shows it once; lists keys; takes one back. */
@Command(
        name = "key",
        description = {
            "Makes a key for a tenant and prints it once; only its hash is kept.",
            "A running service knows of a change within a second."
        },
        subcommands = {KeyCommand.ListKeys.class, KeyCommand.Revoke.class},
        mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<tenant>",
            description = "the tenant, for example my-shop; needed to make a key")
    private @Nullable String tenant;

    @Option(names = "--name", defaultValue = "shop", description = "who will use it (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--role", description = "${COMPLETION-CANDIDATES}; may be repeated (default: SEND and READ)")
    private Set<Caller.Role> roles = EnumSet.of(Caller.Role.SEND, Caller.Role.READ);

    @Option(
            names = "--expires",
            description =
                    "when it ends: a day such as 2027-03-31 (its end, UTC) or a time such as 2027-03-31T18:00:00Z")
    private @Nullable String expires;

    @Override
    public Integer call() {
        String shop = tenant;
        if (shop == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Name the tenant that the key is for, for example (key my-shop), or use (key list) or (key revoke"
                            + " ID).");
        }
        Optional<Instant> end = Optional.ofNullable(expires).map(KeyCommand::end);
        System.out.println(data.keys().create(new Tenant(shop), name, roles, end, new SecureRandom()));
        return 0;
    }

    private static Instant end(String text) {
        Instant end;
        try {
            end = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The end (%s) must be a day such as 2027-03-31 or a time such as 2027-03-31T18:00:00Z."
                            .formatted(text),
                    e);
        }
        if (end.isBefore(Instant.now())) {
            throw new IllegalArgumentException("The end (%s) has passed. Give a later one.".formatted(text));
        }
        return end;
    }

    /** Lists all keys. */
    @Command(
            name = "list",
            description = "Lists all keys: id, tenant, name, roles, whether it is valid.",
            mixinStandardHelpOptions = true)
    static final class ListKeys implements Callable<Integer> {
        @Mixin
        private DataFolder data = new DataFolder();

        @Override
        public Integer call() {
            data.keys().lines(Instant.now()).forEach(System.out::println);
            return 0;
        }
    }

    /** Takes a key back. */
    @Command(
            name = "revoke",
            description = "Takes a key back; a running service refuses it within a second.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Parameters(index = "0", description = "the key's id, from (key list)")
        private String id = "";

        @Mixin
        private DataFolder data = new DataFolder();

        @Override
        public Integer call() {
            data.keys().revoke(id, Instant.now());
            System.out.println("The key (%s) is revoked.".formatted(id));
            return 0;
        }
    }
}

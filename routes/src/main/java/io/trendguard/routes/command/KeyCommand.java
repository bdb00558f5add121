package io.trendguard.routes.command;

import io.trendguard.event.Tenant;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key for a tenant's machine and shows it once. */
@Command(
        name = "key",
        description = "Makes a key for a tenant and prints it once; only its hash is kept.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "the tenant, for example my-shop")
    private String tenant = "";

    @Option(names = "--name", defaultValue = "shop", description = "who will use it (default: ${DEFAULT-VALUE})")
    private String name = "";

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "data folder of the service (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(names = "--role", description = "${COMPLETION-CANDIDATES}; may be repeated (default: SEND and READ)")
    private Set<Caller.Role> roles = EnumSet.of(Caller.Role.SEND, Caller.Role.READ);

    @Override
    public Integer call() {
        KeyFile keys = new KeyFile(data.resolve(KeyFile.NAME));
        System.out.println(keys.create(new Tenant(tenant), name, roles, new SecureRandom()));
        return 0;
    }
}

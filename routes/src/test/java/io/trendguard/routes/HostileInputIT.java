package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.Client.Answer;
import io.trendguard.routes.security.Caller.Role;
import io.trendguard.routes.security.KeyFile;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process, given models that would crash it or fill its memory: it refuses them and lives on. */
class HostileInputIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    private static Client client(ServiceProcess service, Tenant tenant) {
        String key = new KeyFile(service.data().resolve(KeyFile.NAME))
                .create(tenant, "driver", EnumSet.allOf(Role.class), new SecureRandom());
        return Client.at(service.address(), key);
    }

    @Test
    void modelsThatWouldCrashOrFillTheServiceAreRefusedAndLeaveNothingBehind() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        ServiceProcess service =
                services.on(folder.resolve("data"), Map.of(), List.of("-Djava.io.tmpdir=" + temporary));
        Client loud = client(service, TestService.TENANT);
        Client quiet = client(service, TestService.OTHER);
        service.start();
        List<String> kept = names(service.data().resolve("registry"));

        for (byte[] model : List.of(model(HostileInputIT::aFarParent), model(HostileInputIT::aLongChain))) {
            Answer refused = loud.post("/v1/models", ModelZip.TYPE, model);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.text()).containsIgnoringCase("tree (0)");
        }
        for (Answer refused : AtOnce.calls(6, () -> loud.post("/v1/models", ModelZip.TYPE, aZipThatUnpacksToMuch()))) {
            assertThat(refused.status()).as(refused.text()).isIn(422, 429);
        }
        assertThat(names(service.data().resolve("registry"))).isEqualTo(kept);
        assertThat(names(temporary)).noneMatch(name -> name.startsWith("trendguard-model"));

        assertThat(quiet.post("/v1/events", Shop.purchases("after", 1).get(0)).status())
                .as("the service lives on")
                .isEqualTo(202);
    }

    /** The model of the tests with other trees, packed as if it had been trained so. */
    private byte[] model(Consumer<ObjectNode> change) throws IOException {
        Map<String, byte[]> files =
                new HashMap<>(ModelFolder.read(Services.model()).files());
        ObjectNode trees = (ObjectNode) Json.mapper().readTree(files.get(ModelFolder.TREES));
        change.accept((ObjectNode) trees.at("/learner/gradient_booster/model/trees/0"));
        files.put(ModelFolder.TREES, trees.toString().getBytes(UTF_8));
        files.remove(ModelFolder.MANIFEST);
        Path place = Files.createTempDirectory(folder, "model").resolve("hostile");
        return ModelZip.pack(ModelFolder.write(place, files));
    }

    private static void aFarParent(ObjectNode tree) {
        ((ArrayNode) tree.path("parents")).set(1, 1_000_000_000);
    }

    private static void aLongChain(ObjectNode tree) {
        int nodes = 40_001;
        ((ObjectNode) tree.path("tree_param")).put("num_nodes", Integer.toString(nodes));
        for (String list : List.of(
                "base_weights",
                "loss_changes",
                "left_children",
                "right_children",
                "parents",
                "split_indices",
                "default_left",
                "split_conditions",
                "sum_hessian",
                "split_type")) {
            ArrayNode values = tree.putArray(list);
            for (int node = 0; node < nodes; node++) {
                boolean split = node % 2 == 0 && node + 2 < nodes;
                values.add(
                        switch (list) {
                            case "left_children" -> split ? node + 1 : -1;
                            case "right_children" -> split ? node + 2 : -1;
                            case "parents" -> node == 0 ? Integer.MAX_VALUE : (node - 1) / 2 * 2;
                            case "sum_hessian" -> nodes - node;
                            default -> 0;
                        });
            }
        }
    }

    private static byte[] aZipThatUnpacksToMuch() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(ModelFolder.TREES));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 255; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

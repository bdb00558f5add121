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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process, given what would crash it or fill its memory: it refuses, lives on and serves everybody else. */
class HostileInputIT {
    /** What another tenant may wait on a machine whose cores all work on the refusals. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
    void whatWouldCrashOrFillTheServiceIsRefusedAndOtherTenantsDoNotWait() throws Exception {
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
        for (Answer refused : atOnce(6, () -> loud.post("/v1/models", ModelZip.TYPE, aZipThatUnpacksToMuch()))) {
            assertThat(refused.status()).as(refused.text()).isIn(422, 429);
        }
        assertThat(names(service.data().resolve("registry"))).isEqualTo(kept);
        assertThat(names(temporary)).noneMatch(name -> name.startsWith("trendguard-model"));

        byte[] huge = anEventWithHalfAMillionUnknownFields();
        CompletableFuture<List<Answer>> refusals =
                CompletableFuture.supplyAsync(() -> atOnce(16, () -> loud.post("/v1/events", huge)));
        int served = 0;
        do {
            long begun = System.nanoTime();
            Answer answer =
                    quiet.post("/v1/events", Shop.purchase("quiet-" + served, "customer", Shop.CLASSIC, Instant.now()));
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            served++;
        } while (!refusals.isDone());
        assertThat(refusals.join()).extracting(Answer::status).allMatch(status -> status == 400 || status == 429);
        assertThat(refusals.join()).anyMatch(answer -> answer.text().contains("more than 200 fields"));

        assertThat(loud.post("/v1/events", Shop.purchases("after", 1).get(0)).status())
                .isEqualTo(202);
        assertThat(loud.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(Files.readString(service.output())).doesNotContain("OutOfMemoryError");
    }

    @Test
    void largePurchasesSurviveAKillAndAStart() throws Exception {
        ServiceProcess service = services.on(folder.resolve("large"), Map.of());
        Client client = client(service, TestService.TENANT);
        service.start();
        for (int i = 0; i < 120; i++) {
            Answer answer = client.post("/v1/events", purchaseOfLines(i, 300));
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        }
        service.kill();
        service.start();
        assertThat(client.purchasesCounted()).isEqualTo(120);
        assertThat(Files.readString(service.output())).doesNotContain("OutOfMemoryError");
    }

    private static ObjectNode purchaseOfLines(int number, int count) {
        ObjectNode event = Shop.purchase("large-" + number, "customer-" + number, Shop.CLASSIC, Instant.now());
        ArrayNode lines = ((ObjectNode) event.path("data")).putArray("lines");
        for (int i = 0; i < count; i++) {
            lines.addObject()
                    .put("line_id", Integer.toString(i))
                    .put("product_id", "product-%d-%d".formatted(number, i))
                    .put("size", "M")
                    .put("quantity", 1)
                    .put("list_price_minor", 12_000)
                    .put("paid_price_minor", 11_000);
        }
        return event;
    }

    private static byte[] anEventWithHalfAMillionUnknownFields() {
        String fields = IntStream.range(0, 500_000)
                .mapToObj(i -> "\"f%d\":%d".formatted(i, i % 10))
                .collect(Collectors.joining(","));
        String event =
                Shop.purchase("huge", "customer", Shop.CLASSIC, Instant.now()).toString();
        return (event.substring(0, event.length() - 1) + "," + fields + "}").getBytes(UTF_8);
    }

    private interface Call {
        Answer make() throws IOException;
    }

    private static List<Answer> atOnce(int count, Call call) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            answers.add(answer);
            new Thread(() -> {
                        try {
                            answer.complete(call.make());
                        } catch (IOException | RuntimeException e) {
                            answer.completeExceptionally(e);
                        }
                    })
                    .start();
        }
        return answers.stream().map(CompletableFuture::join).toList();
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

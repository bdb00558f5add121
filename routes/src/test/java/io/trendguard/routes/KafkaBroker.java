package io.trendguard.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker in this JVM: KRaft, one node, its own folder. */
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static KafkaBroker start(Path folder) {
        try {
            int port = freePort();
            int controller = freePort();
            Properties properties = new Properties();
            properties.putAll(java.util.Map.ofEntries(
                    java.util.Map.entry("process.roles", "broker,controller"),
                    java.util.Map.entry("node.id", "1"),
                    java.util.Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                    java.util.Map.entry("controller.listener.names", "CONTROLLER"),
                    java.util.Map.entry(
                            "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                    java.util.Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                    java.util.Map.entry("log.dirs", folder.resolve("kafka").toString()),
                    java.util.Map.entry("offsets.topic.replication.factor", "1"),
                    java.util.Map.entry("offsets.topic.num.partitions", "1"),
                    java.util.Map.entry("transaction.state.log.replication.factor", "1"),
                    java.util.Map.entry("group.initial.rebalance.delay.ms", "0"),
                    java.util.Map.entry("num.partitions", "3")));
            Path file = folder.resolve("server.properties");
            try (var out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = StorageTool.execute(
                    new String[] {
                        "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--ignore-formatted"
                    },
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            if (code != 0) {
                throw new IllegalStateException("Kafka's storage cannot be formatted: " + said);
            }
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            server.startup();
            return new KafkaBroker(server, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}

package io.trendguard.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Exports of all decisions: one to its end in each format, then more than may run at once over slow connections that break, and
 * how soon the next one is served.
 */
final class ExportsBench {
    private static final String ALL = "/v1/lists/decisions/export?format=";
    private static final int BREAKING = 2;
    private static final int SLOW_BYTES = 4_096;
    private static final Duration SLOW_FOR = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String key;

    ExportsBench(URI service, String key) {
        this.service = service;
        this.key = key;
    }

    void run() throws IOException, InterruptedException {
        for (String format : List.of("csv", "ndjson", "parquet")) {
            whole(format);
        }
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < BREAKING; i++) {
            slow.add(begun());
        }
        long end = System.nanoTime() + SLOW_FOR.toNanos();
        while (System.nanoTime() < end) {
            for (Socket socket : slow) {
                socket.getInputStream().readNBytes(SLOW_BYTES);
            }
            Thread.sleep(200);
        }
        System.out.printf("a third export meanwhile: %d%n", status());
        for (Socket socket : slow) {
            socket.close();
        }
        long broken = System.nanoTime();
        while (status() != 200) {
            Thread.sleep(100);
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f s after %d slow connections broke an export is served again%n",
                (System.nanoTime() - broken) / 1e9,
                BREAKING);
    }

    private void whole(String format) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(request(ALL + format), HttpResponse.BodyHandlers.ofInputStream());
        long bytes;
        try (InputStream body = answer.body()) {
            bytes = body.transferTo(OutputStream.nullOutputStream());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long rows = answer.headers().firstValueAsLong("X-Total-Rows").orElse(0);
        System.out.printf(
                Locale.ROOT,
                "export of %,d rows as %s: %d, %,d bytes in %.1f s, %,.0f rows/s%n",
                rows,
                format,
                answer.statusCode(),
                bytes,
                seconds,
                rows / seconds);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("X-Api-Key", key)
                .build();
    }

    /** Whether an export can begin; it is broken off at once. */
    private int status() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request(ALL + "csv"), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private Socket begun() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setReceiveBufferSize(SLOW_BYTES);
        socket.getOutputStream()
                .write("GET %scsv HTTP/1.1\r\nHost: %s\r\nX-Api-Key: %s\r\n\r\n"
                        .formatted(ALL, service.getHost(), key)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().readNBytes(SLOW_BYTES);
        return socket;
    }
}

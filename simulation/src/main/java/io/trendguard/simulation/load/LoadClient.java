package io.trendguard.simulation.load;

import io.trendguard.simulation.play.ShopClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;

/** HTTP calls over kept connections, all by one thread: what a generator burns is not there for the service beside it. */
final class LoadClient implements AutoCloseable {
    private static final Duration CALL = Duration.ofSeconds(30);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setInternalBlockingPoolSize(1));
    private final HttpClient http;
    private final String apiKey;

    /** @param most connections at once; a call beyond them waits for one */
    LoadClient(URI to, String apiKey, int most) {
        this.apiKey = apiKey;
        boolean secure = "https".equals(to.getScheme());
        http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost(to.getHost())
                        .setDefaultPort(to.getPort() >= 0 ? to.getPort() : secure ? 443 : 80)
                        .setSsl(secure)
                        .setConnectTimeout(5_000),
                new PoolOptions().setHttp1MaxSize(most));
    }

    Future<Answer> checkout(byte[] event) {
        return call(HttpMethod.POST, "/v1/checkout", Buffer.buffer(event));
    }

    Future<Answer> page(String path) {
        return call(HttpMethod.GET, path, Buffer.buffer());
    }

    private Future<Answer> call(HttpMethod method, String path, Buffer body) {
        return http.request(method, path).compose(request -> send(request, body));
    }

    private Future<Answer> send(HttpClientRequest request, Buffer body) {
        request.idleTimeout(CALL.toMillis()).putHeader("X-Api-Key", apiKey).putHeader("Content-Type", ShopClient.ONE);
        return request.send(body)
                .compose(response -> response.body().map(read -> new Answer(response.statusCode(), read.getBytes())));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What came back. */
    record Answer(int status, byte[] body) {}
}

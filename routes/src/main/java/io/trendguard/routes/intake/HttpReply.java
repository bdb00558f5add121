package io.trendguard.routes.intake;

import io.trendguard.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What an HTTP call is answered with.
 *
 * @param status HTTP status
 * @param contentType content type of the body
 * @param body a record that becomes JSON
 * @param headers further headers
 */
public record HttpReply(int status, String contentType, Object body, Map<String, String> headers) {

    /** An answer in plain JSON. */
    public static HttpReply json(int status, Object body) {
        return new HttpReply(status, "application/json", body, Map.of());
    }

    /** A problem. */
    public static HttpReply problem(Problem problem) {
        return new HttpReply(problem.status(), Problem.CONTENT_TYPE, problem, Map.of());
    }

    /** The problem behind an exception. */
    public static HttpReply problem(Throwable error) {
        Problem problem = Problem.from(error);
        return new HttpReply(problem.status(), Problem.CONTENT_TYPE, problem, Problem.headers(error));
    }

    /** Puts the answer into an exchange. */
    public void into(Exchange exchange) {
        try {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, contentType);
            headers.forEach(exchange.getMessage()::setHeader);
            if (status == 429 || status == 503) {
                exchange.getMessage().setHeader("Retry-After", 1);
            }
            // as text, which leaves in one piece; bytes would be read through a stream, piece by piece
            exchange.getMessage().setBody(Json.mapper().writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

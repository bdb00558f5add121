package io.trendguard.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
import io.trendguard.log.LogUnavailableException;
import io.trendguard.routes.asset.AssetRefusedException;
import io.trendguard.routes.asset.UnknownAssetException;
import io.trendguard.routes.flow.Lanes.BusyException;
import io.trendguard.routes.security.AccessDeniedException;
import io.trendguard.warehouse.WarehouseUnavailableException;
import io.trendguard.warehouse.list.InvalidListException;
import io.trendguard.warehouse.list.ListBusyException;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 problem details.
 *
 * @param type address of the page that explains this kind of problem
 * @param title what went wrong, in a few words
 * @param status HTTP status
 * @param detail what is wrong here and what to do about it
 * @param errors each field that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Finding> errors) {
    /** The content type of a problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final String PAGE = "/problems.html#";

    public Problem {
        errors = List.copyOf(errors);
    }

    private static Problem of(String name, String title, int status, String detail) {
        return new Problem(PAGE + name, title, status, detail, List.of());
    }

    /** The problem behind an exception. What is not expected is a 500 without any inner detail. */
    public static Problem from(Throwable error) {
        if (error instanceof InvalidEventException invalid) {
            return new Problem(
                    PAGE + "invalid-event",
                    "The event cannot be accepted",
                    400,
                    String.valueOf(invalid.getMessage()),
                    invalid.findings());
        }
        if (error instanceof InvalidCallException invalid) {
            return new Problem(
                    PAGE + "bad-call",
                    "The call cannot be answered",
                    400,
                    String.valueOf(invalid.getMessage()),
                    invalid.findings());
        }
        if (error instanceof InvalidListException invalid) {
            return new Problem(
                    PAGE + "bad-call",
                    "The call cannot be answered",
                    400,
                    String.valueOf(invalid.getMessage()),
                    invalid.findings());
        }
        if (error instanceof ListBusyException busy) {
            return of(
                    "list-busy",
                    "The list cannot be read like this now",
                    busy.isLater() ? 429 : 503,
                    String.valueOf(busy.getMessage()));
        }
        if (error instanceof WarehouseUnavailableException) {
            return of(
                    "warehouse-unavailable",
                    "Lists cannot be read at the moment",
                    503,
                    error.getMessage() + " Decisions are made as usual; the call /v1/warehouse says how far it is.");
        }
        if (error instanceof UnsupportedBodyException) {
            return of("unsupported-body", "The body is not read in this form", 415, String.valueOf(error.getMessage()));
        }
        if (error instanceof CallFilter.NotAllowedException) {
            return of("bad-call", "The call cannot be answered", 405, String.valueOf(error.getMessage()));
        }
        if (error instanceof AccessDeniedException denied) {
            return denied.known()
                    ? of("forbidden", "Not allowed", 403, String.valueOf(denied.getMessage()))
                    : of("unauthorized", "Who is calling is not known", 401, String.valueOf(denied.getMessage()));
        }
        if (error instanceof UnknownAssetException) {
            return notFound(String.valueOf(error.getMessage()));
        }
        if (error instanceof AssetRefusedException) {
            return of("asset-refused", "The change is refused", 422, String.valueOf(error.getMessage()));
        }
        if (error instanceof TooLargeException) {
            return of("too-large", "The body is too large", 413, String.valueOf(error.getMessage()));
        }
        if (error instanceof BusyException) {
            return of("busy", "Too many events are waiting", 429, String.valueOf(error.getMessage()));
        }
        if (error instanceof LogUnavailableException) {
            return of(
                    "log-unavailable",
                    "Nothing can be accepted at the moment",
                    503,
                    "Nothing was accepted. Send the same events again later; what was accepted before is recognised.");
        }
        return of(
                "internal",
                "Something failed here",
                500,
                "This is a fault of the service, not of what was sent. Its log tells the cause: give the operator the"
                        + " time and the event id.");
    }

    /** Headers that an answer to the exception must have (RFC 9110). */
    public static Map<String, String> headers(Throwable error) {
        if (error instanceof ListBusyException || error instanceof WarehouseUnavailableException) {
            return Map.of("Retry-After", "10");
        }
        if (error instanceof UnsupportedBodyException body) {
            return Map.of(body.header(), body.accepted());
        }
        if (error instanceof CallFilter.NotAllowedException) {
            return Map.of("Allow", "POST");
        }
        if (error instanceof AccessDeniedException denied && !denied.known()) {
            return Map.of("WWW-Authenticate", "Bearer realm=\"trendguard\"");
        }
        return Map.of();
    }

    /** Something was asked that could not be decided. */
    public static Problem undecided(String cause) {
        return of(
                "undecided",
                "It could not be decided",
                503,
                "%s The question is on the log; ask again later.".formatted(cause));
    }

    /** The same id was used for another content. */
    public static Problem conflict(String id) {
        return of(
                "conflict",
                "The id is taken",
                409,
                "An event with the id (%s) and other content was accepted before and stands. Send a new event with a new id."
                        .formatted(id));
    }

    /** A call that there is not, or not in this way. */
    public static Problem call(int status, String method, String path) {
        return status == 404
                ? notFound(
                        "There is no call (%s %s). The page /q/swagger-ui lists all there are.".formatted(method, path))
                : of(
                        "bad-call",
                        "The call cannot be answered",
                        status,
                        "The call (%s %s) is not made like this. The page /q/swagger-ui shows method, content type and body of each."
                                .formatted(method, path));
    }

    /** The problem that a message is not in the state that a call is about. */
    public static Problem notPossible(String detail) {
        return of("not-possible", "The message is in another state", 409, detail);
    }

    /** The address names nothing. */
    public static Problem notFound(String what) {
        return of("not-found", "Not found", 404, what);
    }
}

package io.trendguard.routes.api;

import io.trendguard.routes.intake.Problem;
import io.trendguard.warehouse.WarehouseUnavailableException;
import io.trendguard.warehouse.list.ListBusyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every error of the reading API as problem details, never with a stack trace. */
@Provider
public class Problems implements ExceptionMapper<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final UriInfo uri;
    private final Request request;

    Problems(UriInfo uri, Request request) {
        this.uri = uri;
        this.request = request;
    }

    @Override
    public Response toResponse(Exception error) {
        if (error instanceof WebApplicationException web) {
            Response answer = web.getResponse();
            return answer.hasEntity() || answer.getStatus() < 400
                    ? answer
                    : response(Problem.call(answer.getStatus(), request.getMethod(), uri.getPath()));
        }
        Problem problem = Problem.from(error);
        if (problem.status() >= 500 && !isPassing(error)) {
            LOG.error("A call failed.", error);
        }
        Response.ResponseBuilder answer = Response.fromResponse(response(problem));
        Problem.headers(error).forEach(answer::header);
        return answer.build();
    }

    /** Whether it only says that lists cannot be read yet or not like this, which is no fault. */
    private static boolean isPassing(Exception error) {
        return error instanceof ListBusyException
                || (error instanceof WarehouseUnavailableException && error.getCause() == null);
    }

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.CONTENT_TYPE)
                .entity(problem)
                .build();
    }

    /** The answer that there is nothing of a name. */
    public static WebApplicationException notFound(String what) {
        return new WebApplicationException(response(Problem.notFound(what)));
    }
}

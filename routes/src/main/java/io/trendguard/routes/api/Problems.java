package io.trendguard.routes.api;

import io.trendguard.routes.intake.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every error of the reading API as problem details, never with a stack trace. */
@Provider
public class Problems implements ExceptionMapper<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public Response toResponse(Exception error) {
        if (error instanceof WebApplicationException web) {
            return web.getResponse();
        }
        Problem problem = Problem.from(error);
        if (problem.status() >= 500) {
            LOG.error("A call failed.", error);
        }
        return response(problem);
    }

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.CONTENT_TYPE)
                .entity(problem)
                .build();
    }

    static WebApplicationException notFound(String what) {
        return new WebApplicationException(response(Problem.notFound(what)));
    }
}

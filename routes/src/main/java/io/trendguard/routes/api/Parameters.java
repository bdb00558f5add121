package io.trendguard.routes.api;

import io.trendguard.routes.intake.KnownParameters;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses query parameters that the called method does not declare. Only links in messages are left alone: mail programs and
 * analytics add parameters of their own, and no customer may be turned away for that. A method that {@link ChecksParameters} does so itself.
 */
@Provider
public class Parameters implements ContainerRequestFilter {
    private final ResourceInfo called;

    Parameters(ResourceInfo called) {
        this.called = called;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        if (called.getResourceMethod() == null
                || called.getResourceClass() == ReplyResource.class
                || called.getResourceMethod().isAnnotationPresent(ChecksParameters.class)) {
            return;
        }
        Set<String> known = Arrays.stream(called.getResourceMethod().getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(parameter -> parameter != null)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
        KnownParameters.check(known, call.getUriInfo().getQueryParameters());
    }
}

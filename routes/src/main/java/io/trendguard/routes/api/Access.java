package io.trendguard.routes.api;

import io.trendguard.routes.security.Caller;
import io.trendguard.routes.security.Credentials;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** The caller of the request at hand. */
@RequestScoped
public class Access {
    private final Credentials credentials;
    private final HttpHeaders headers;

    Access(Credentials credentials, HttpHeaders headers) {
        this.credentials = credentials;
        this.headers = headers;
    }

    /** The caller, who must carry one of the roles; otherwise the call is answered 401 or 403. */
    Caller requireAny(Caller.Role one, Caller.Role other) {
        Caller caller = credentials.identify(
                headers.getHeaderString("X-Api-Key"), headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        return caller.may(other) ? caller : credentials.permitted(caller, one);
    }

    /** The caller, who must carry the role; otherwise the call is answered 401 or 403. */
    public Caller require(Caller.Role role) {
        return credentials.require(
                role, headers.getHeaderString("X-Api-Key"), headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }
}

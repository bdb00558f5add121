package io.trendguard.routes.api;

import io.smallrye.common.annotation.Blocking;
import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.log.payload.Treatment;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.treatment.Replies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the links under a message lead. Opening one only shows what can be said; nothing is changed before the customer
 * taps, since mail programs open links by themselves. A POST without asking is what one-click unsubscribing sends (RFC 8058).
 */
@Path("/r/{token}")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Replies")
public class ReplyResource {
    private final Supervisor supervisor;

    ReplyResource(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @GET
    @Blocking
    @Operation(summary = "Asks the customer to confirm what a link says")
    public Response ask(@PathParam("token") String token) {
        return answered(token, (replies, reply, treatment, page) -> html(200, page.asks(reply.says())));
    }

    @POST
    @Blocking
    @Operation(summary = "Takes what a link says")
    public Response take(@PathParam("token") String token) {
        return answered(
                token,
                (replies, reply, treatment, page) -> replies.take(reply, treatment)
                        ? html(200, page.thanks(reply.says()))
                        : html(429, page.tooOften()));
    }

    private interface Answer {
        Response to(Replies replies, Reply reply, Treatment treatment, ReplyPage page);
    }

    private Response answered(String token, Answer answer) {
        Replies replies = supervisor.engine().replies();
        return replies.read(token)
                .flatMap(reply -> replies.treatment(reply).map(treatment -> {
                    ReplyPage page =
                            new ReplyPage(treatment, replies.shown(treatment), says -> replies.token(reply, says));
                    return answer.to(replies, reply, treatment, page);
                }))
                .orElseGet(() -> html(404, ReplyPage.notValid()));
    }

    private static Response html(int status, String html) {
        return Response.status(status)
                .entity(html)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'")
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}

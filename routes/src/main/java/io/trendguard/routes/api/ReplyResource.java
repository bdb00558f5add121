package io.trendguard.routes.api;

import io.smallrye.common.annotation.Blocking;
import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.routes.engine.Supervisor;
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
 * Where the links under a message lead. Opening one only asks; nothing is changed before the customer confirms, since mail
 * programs open links by themselves. A POST without asking is what one-click unsubscribing sends (RFC 8058).
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
    @Operation(summary = "Asks the customer to confirm what a link says")
    public Response ask(@PathParam("token") String token) {
        return supervisor
                .engine()
                .replies()
                .read(token)
                .map(reply -> page(200, question(reply), confirm(reply)))
                .orElseGet(ReplyResource::unknown);
    }

    @POST
    @Blocking
    @Operation(summary = "Takes what a link says")
    public Response take(@PathParam("token") String token) {
        return supervisor
                .engine()
                .replies()
                .read(token)
                .map(reply -> {
                    supervisor.engine().replies().take(reply);
                    return page(200, "Thank you, this is noted.", "");
                })
                .orElseGet(ReplyResource::unknown);
    }

    private static String question(Reply reply) {
        return switch (reply.says()) {
            case PAGE ->
                "You got this because an item like yours is often sent back. You decide; nothing changes for your rights.";
            case ACCEPT -> "Would you like to take this offer?";
            case REFUSE -> "Would you rather leave this offer?";
            case UNDO -> "Would you like to take back your answer?";
            case OPT_OUT -> "Would you like no more of these messages?";
        };
    }

    private static String confirm(Reply reply) {
        return reply.says().disposition().isEmpty()
                ? ""
                : "<form method=\"post\"><button autofocus>Yes</button></form><p>Close this page if not.</p>";
    }

    private static Response unknown() {
        return page(404, "This link is not valid. Use the link as the message shows it.", "");
    }

    private static Response page(int status, String sentence, String form) {
        String html = """
                <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>TrendGuard</title><style>body{font:1.2rem system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem}
                button{font:inherit;padding:.6rem 2rem}</style><main><h1>TrendGuard</h1><p>%s</p>%s</main></html>
                """.formatted(sentence, form);
        return Response.status(status)
                .entity(html)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}

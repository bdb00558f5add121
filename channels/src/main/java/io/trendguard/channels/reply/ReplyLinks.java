package io.trendguard.channels.reply;

import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Tenant;
import io.trendguard.log.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The links under a message: each says one thing about one treatment and is signed with the tenant's key, so that nobody
 * can answer for somebody else or turn one answer into another. A link names no person.
 */
public final class ReplyLinks {
    private static final String PURPOSE = "trendguard reply link v1";
    private static final int MAC_BYTES = 16;
    private static final int LONGEST = 1024;

    private final URI base;
    private final Vault vault;
    private final Predicate<Tenant> known;

    /**
     * @param base where the customer's page lives, for example {@code https://shop.example/trendguard/}
     * @param vault holds each tenant's key
     * @param known whether there is such a tenant; the vault is not asked about any other
     */
    public ReplyLinks(URI base, Vault vault, Predicate<Tenant> known) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.vault = vault;
        this.known = known;
    }

    /** The link that says that about the treatment. */
    public URI link(Tenant tenant, String treatmentId, Says says) {
        return base.resolve("r/" + token(tenant, treatmentId, says));
    }

    /** A treatment's values together with the links that every message may name. */
    public Map<String, String> with(Tenant tenant, String treatmentId, Map<String, String> placeholders) {
        Map<String, String> all = new TreeMap<>(placeholders);
        all.put("page_url", link(tenant, treatmentId, Says.PAGE).toString());
        all.put("accept_url", link(tenant, treatmentId, Says.ACCEPT).toString());
        all.put("refuse_url", link(tenant, treatmentId, Says.REFUSE).toString());
        all.put("opt_out_url", link(tenant, treatmentId, Says.OPT_OUT).toString());
        return all;
    }

    /** What a link carries. */
    public String token(Tenant tenant, String treatmentId, Says says) {
        byte[] said = String.join("\n", tenant.id(), says.name(), treatmentId).getBytes(StandardCharsets.UTF_8);
        return base64(said) + "." + base64(sign(tenant, said));
    }

    /** What somebody said by opening a link; absent if the token was not made here or was changed. */
    public Optional<Reply> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] said = Base64.getUrlDecoder().decode(token.substring(0, dot));
            String[] parts = new String(said, StandardCharsets.UTF_8).split("\n", 3);
            return parts.length == 3
                    ? Optional.of(new Reply(new Tenant(parts[0]), parts[2], Says.valueOf(parts[1])))
                            .filter(reply -> known.test(reply.tenant()) && made(token, reply))
                    : Optional.empty();
        } catch (IllegalArgumentException e) { // not base64, or a tenant or word that cannot be
            return Optional.empty();
        }
    }

    private boolean made(String token, Reply reply) {
        String ours = token(reply.tenant(), reply.treatmentId(), reply.says());
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(Tenant tenant, byte[] said) {
        byte[] purpose = (PURPOSE + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(purpose, purpose.length + said.length);
        System.arraycopy(said, 0, content, purpose.length, said.length);
        return Arrays.copyOf(vault.fingerprint(tenant, content), MAC_BYTES);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What somebody said about a treatment. */
    public record Reply(Tenant tenant, String treatmentId, Says says) {}

    /** What a link can say. */
    public enum Says {
        /** Show me why I got this and what I can do. */
        PAGE,
        ACCEPT,
        REFUSE,
        /** I did not mean what I said before. */
        UNDO,
        /** No more of these messages. */
        OPT_OUT;

        /** What it means for the log; looking at the page means nothing yet, and what is undone was never said. */
        public Optional<Disposition> disposition() {
            return switch (this) {
                case PAGE -> Optional.empty();
                case ACCEPT -> Optional.of(Disposition.ACCEPTED);
                case REFUSE -> Optional.of(Disposition.REFUSED);
                case UNDO -> Optional.of(Disposition.IGNORED);
                case OPT_OUT -> Optional.of(Disposition.OPTED_OUT);
            };
        }
    }
}

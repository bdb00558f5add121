package io.trendguard.channels.outbox;

import io.trendguard.event.Channel;
import io.trendguard.log.payload.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which treatment has gone out for an order on a channel, so that a second one never does. Guarded by the outbox. */
final class Claims {
    private final Duration keep;
    private final LinkedHashMap<Key, Claim> claims = new LinkedHashMap<>();

    private record Key(String orderId, Channel channel) {}

    private record Claim(String treatmentId, Instant at) {}

    /** One claim as a snapshot keeps it. */
    record Held(String orderId, Channel channel, String treatmentId, Instant at) {}

    Claims(Duration keep) {
        this.keep = keep;
    }

    /** The other treatment that holds the order's channel, if there is one. */
    Optional<String> heldByAnother(Treatment treatment) {
        return Optional.ofNullable(claims.get(key(treatment)))
                .map(Claim::treatmentId)
                .filter(id -> !id.equals(treatment.treatmentId()));
    }

    /** Whether this very treatment holds it. */
    boolean heldBy(Treatment treatment) {
        Claim claim = claims.get(key(treatment));
        return claim != null && claim.treatmentId().equals(treatment.treatmentId());
    }

    void take(Treatment treatment, Instant at) {
        claims.putIfAbsent(key(treatment), new Claim(treatment.treatmentId(), at));
        Iterator<Map.Entry<Key, Claim>> oldest = claims.entrySet().iterator();
        while (oldest.hasNext() && oldest.next().getValue().at().plus(keep).isBefore(at)) {
            oldest.remove();
        }
    }

    /** Nothing reached the customer, so another treatment may go. */
    void giveBack(Treatment treatment) {
        if (heldBy(treatment)) {
            claims.remove(key(treatment));
        }
    }

    List<Held> held() {
        return claims.entrySet().stream()
                .map(claim -> new Held(
                        claim.getKey().orderId(),
                        claim.getKey().channel(),
                        claim.getValue().treatmentId(),
                        claim.getValue().at()))
                .toList();
    }

    void restore(List<Held> held) {
        held.forEach(one -> claims.put(new Key(one.orderId(), one.channel()), new Claim(one.treatmentId(), one.at())));
    }

    private static Key key(Treatment treatment) {
        return new Key(treatment.orderId(), treatment.channel());
    }
}

package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The events of two shops in the order in which they became known, each of which is in that order. */
final class PlayedTogether implements Iterator<ObjectNode> {
    private final List<Shop> shops;

    PlayedTogether(Iterator<ObjectNode> one, Iterator<ObjectNode> other) {
        this.shops = List.of(new Shop(one), new Shop(other));
    }

    private static final class Shop {
        private final Iterator<ObjectNode> events;
        private Optional<ObjectNode> next;

        Shop(Iterator<ObjectNode> events) {
            this.events = events;
            this.next = following();
        }

        private Optional<ObjectNode> following() {
            return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
        }

        Instant time() {
            return next.map(DemoMarket::knownAt).orElse(Instant.MAX);
        }

        ObjectNode take() {
            ObjectNode taken = next.orElseThrow(NoSuchElementException::new);
            next = following();
            return taken;
        }
    }

    @Override
    public boolean hasNext() {
        return shops.stream().anyMatch(shop -> shop.next.isPresent());
    }

    @Override
    public ObjectNode next() {
        boolean otherFirst = shops.get(1).time().isBefore(shops.get(0).time());
        return shops.get(otherFirst ? 1 : 0).take();
    }
}

package io.trendguard.routes.api.health;

import io.trendguard.event.Tenant;
import io.trendguard.routes.follower.FollowerStatus;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseStatus;
import io.trendguard.warehouse.WarehouseStatus.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The warehouse reads the log for lists and figures. */
@ApplicationScoped
class WarehouseFollower implements FollowerStatus {
    private final Warehouse warehouse;

    WarehouseFollower(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String name() {
        return "Decision warehouse";
    }

    @Override
    public String says() {
        return "lists and their figures; decisions do not wait for it";
    }

    @Override
    public Optional<Standing> of(Tenant tenant) {
        WarehouseStatus status = warehouse.status(tenant);
        return Optional.of(new Standing(
                status.next(),
                status.head(),
                status.completeUpTo(),
                status.state() == State.REBUILDING
                        ? Optional.of(new Rebuild(status.next(), status.head()))
                        : Optional.empty(),
                status.remark()));
    }
}

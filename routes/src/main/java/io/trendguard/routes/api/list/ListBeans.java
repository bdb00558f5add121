package io.trendguard.routes.api.list;

import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.list.SavedViews;
import io.trendguard.warehouse.list.WarehouseLists;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the lists of the warehouse. */
public class ListBeans {
    @Produces
    @Singleton
    WarehouseLists lists(Warehouse warehouse, ServiceClock clock, ServiceSettings settings) {
        return new WarehouseLists(warehouse, clock, settings.data().resolve("exports"));
    }

    @Produces
    @Singleton
    SavedViews views(WarehouseLists lists, ServiceSettings settings) {
        return new SavedViews(lists, settings.data().resolve("views"));
    }
}

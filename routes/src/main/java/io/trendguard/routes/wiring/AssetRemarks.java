package io.trendguard.routes.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the output and readiness say of rulebooks and models: damaged copies that are written again, refused ones in use. */
final class AssetRemarks implements Consumer<String> {
    private static final Logger LOG = LoggerFactory.getLogger(AssetRemarks.class);

    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String remark) {
        LOG.warn(remark);
        all.add(remark);
    }

    List<String> all() {
        return List.copyOf(all);
    }
}

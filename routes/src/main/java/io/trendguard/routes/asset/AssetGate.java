package io.trendguard.routes.asset;

import io.trendguard.asset.AssetId;
import io.trendguard.asset.AssetState;
import java.util.List;

/** What one kind of asset checks before a version comes to a state. */
public interface AssetGate {
    /** What nobody can put aside, in words with a remedy. */
    List<String> refusals(AssetId asset, AssetState to);

    /** What somebody can put aside with a reason. */
    List<String> objections(AssetId asset, AssetState to);
}

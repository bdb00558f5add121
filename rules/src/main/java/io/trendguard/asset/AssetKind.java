package io.trendguard.asset;

import java.util.Locale;

/** What can be published and takes part in decisions. */
public enum AssetKind {
    RULEBOOK,
    MODEL,
    MESSAGE_SET,
    EXPERIMENT,
    SETTINGS;

    /** As people say it, for example {@code message set}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

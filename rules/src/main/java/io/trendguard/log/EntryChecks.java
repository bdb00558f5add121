package io.trendguard.log;

import java.util.List;

/** What every log refuses before it sequences anything: an empty group, and an event without a name to decide it once. */
public final class EntryChecks {
    private EntryChecks() {}

    /** Refuses an empty group and one that holds an event. */
    public static void withoutEvent(List<NewEntry> entries) {
        notEmpty(entries);
        refuseEvent(entries);
    }

    /** Refuses a group that does not consist of one event and what belongs to it. */
    public static void eventFirst(List<NewEntry> entries) {
        notEmpty(entries);
        if (entries.get(0).kind() != EntryKind.EVENT) {
            throw new IllegalArgumentException(
                    "The first entry of the group is a (%s). appendOnce takes the event first, then what was decided."
                            .formatted(entries.get(0).kind()));
        }
        refuseEvent(entries.subList(1, entries.size()));
    }

    private static void notEmpty(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to append: the group has no entries.");
        }
    }

    private static void refuseEvent(List<NewEntry> entries) {
        for (NewEntry entry : entries) {
            if (entry.kind() == EntryKind.EVENT) {
                throw new IllegalArgumentException(
                        "An entry of kind (EVENT) needs its identity. Append it alone with appendOnce.");
            }
        }
    }
}

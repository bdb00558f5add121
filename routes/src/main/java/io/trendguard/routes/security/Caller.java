package io.trendguard.routes.security;

import io.trendguard.event.Tenant;
import java.util.Set;

/**
 * Who is calling, as the credential says.
 *
 * @param tenant whose data it is about
 * @param actor who acts: the name of a key or the subject of a token
 * @param roles what the caller may do
 */
public record Caller(Tenant tenant, String actor, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether the caller may do that. */
    public boolean may(Role role) {
        return roles.contains(role);
    }

    /** What a caller may do. */
    public enum Role {
        /** Send events; their receipts come with the answer. Read the receipt of an entry. */
        SEND,
        /** Say when an event was learnt, to bring in history. */
        BACKFILL,
        /** Read decisions and the overview. */
        READ,
        /** Settle doubts, switch to safe mode. */
        OPERATE,
        /** Bring models, put them into use and roll them back. */
        PUBLISH
    }
}

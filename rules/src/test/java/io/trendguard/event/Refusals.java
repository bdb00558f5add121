package io.trendguard.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** What is wrong with an event that is refused. */
final class Refusals {
    private Refusals() {}

    static List<Finding> findings(EventBuilder event) {
        return catchThrowableOfType(InvalidEventException.class, event::build).findings();
    }

    static void assertRefused(EventBuilder event, String field, String remedyPart) {
        assertThat(findings(event)).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.remedy()).contains(remedyPart);
        });
    }
}

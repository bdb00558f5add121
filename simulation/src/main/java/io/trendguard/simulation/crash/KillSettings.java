package io.trendguard.simulation.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A kill test.
 *
 * @param command how the service is called up to its arguments, for example {@code java -Xmx512m}; the properties and
 *     {@code -jar JAR serve} are added
 * @param jar the service
 * @param properties system properties of the service beside those of folder, port and mail server, such as
 *     {@code trendguard.model}
 * @param folder a new or empty folder for the data of both runs
 * @param tenant whose events are played
 * @param events gives the events, the same at each call; every id occurs once
 * @param eventCount how many they are
 * @param kills how often the service is killed
 * @param seed of the moments and manners of the kills and of the mail server's moods
 * @param inFlight calls at once
 * @param patience how long the driver waits for a service to come back, for messages to settle, for a shutdown
 * @param openLog opens the folder of a log once the service has ended, see {@link #segments}
 */
public record KillSettings(
        List<String> command,
        Path jar,
        Map<String, String> properties,
        Path folder,
        Tenant tenant,
        Supplier<Stream<ObjectNode>> events,
        int eventCount,
        int kills,
        long seed,
        int inFlight,
        Duration patience,
        Function<Path, AuditLog> openLog) {
    public KillSettings {
        command = List.copyOf(command);
        properties = Map.copyOf(properties);
        if (kills < 1 || kills > eventCount / 10) {
            throw new IllegalArgumentException(
                    "The number of kills (%d) must be within 1 and a tenth of the events (%d)."
                            .formatted(kills, eventCount));
        }
    }

    /** Opens the log as the service writes it. */
    public static AuditLog segments(Path folder) {
        return SegmentAuditLog.open(AuditSettings.in(folder), () -> {}, Clock.systemUTC(), new SecureRandom());
    }
}

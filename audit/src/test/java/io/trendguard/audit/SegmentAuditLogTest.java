package io.trendguard.audit;

import io.trendguard.log.AuditLog;
import io.trendguard.log.AuditLogContract;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SegmentAuditLogTest extends AuditLogContract {
    @TempDir
    Path folder;

    @Override
    protected AuditLog openEmpty() {
        return SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(1 << 20), () -> {}, Clock.systemUTC(), new SecureRandom());
    }
}
